import { createHash } from "node:crypto";

export type WorldSizes = { tenants: number; transactions: number; readings: number; perSubject: number };

/** One tenant of the world: the first is the largest. */
export type WorldTenant = { id: string; slug: string; transactions: number; subjects: number; readings: number; homes: number };

/** Local months with data, the current one among them. */
export const MONTHS = 24;
export const CATEGORIES: readonly string[] = [
  ...["groceries", "restaurants", "shopping", "clothing", "electronics", "home", "housing", "utilities", "communication"],
  ...["transport", "fuel", "travel", "leisure", "entertainment", "health", "personal_care", "insurance", "education", "pets"],
  "income",
];
/** Of a home: a meter, four devices with counters and one that tells its power. */
export const DEVICES_PER_HOME = 6;
/** Days of hourly readings that a home of a large tenant has. */
const DAYS_OF_READINGS = 60;

/** Sizes of the tenants: the second is half as large as the first, the third a third (Zipf). All have every month and category. */
export function planWorld(sizes: WorldSizes, seed: number): WorldTenant[] {
  const weights = Array.from({ length: sizes.tenants }, (_, at) => 1 / (at + 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight, at) => {
    const transactions = Math.max(MONTHS * CATEGORIES.length, Math.round((sizes.transactions * weight) / all));
    const readings = Math.round((sizes.readings * weight) / all);
    return {
      id: tenantId(seed, at),
      slug: `bench-${at + 1}`,
      transactions,
      subjects: Math.max(1, Math.floor(transactions / sizes.perSubject)),
      readings,
      homes: Math.ceil(readings / (DEVICES_PER_HOME * 24 * DAYS_OF_READINGS)),
    };
  });
}

/** The same id for the same seed, in the form of a random UUID. */
function tenantId(seed: number, at: number): string {
  const hex = createHash("sha256").update(`inlay-bench ${seed} ${at}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
