import { connect, connectAsLogin, type DbRole, type Sql } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { firstRelease, type Told } from "#pipelines/upgrade/testing/first-release.ts";
import type { Receipt } from "#server/events/receipt.ts";

/** A database at work: tenants, people and keys, events of all kinds, figures, and what waits. */
export type Seeded = { told: Told; login: Sql; sql(role: DbRole): Sql; end(): Promise<void> };

export async function seed(url: string): Promise<Seeded> {
  const told = await firstRelease(url);
  await migrate(url);
  return { told, ...pools(url) };
}

/** Pools on a database, ended together. */
export function pools(url: string): Omit<Seeded, "told"> {
  const made = new Map<DbRole, Sql>();
  const login = connectAsLogin(url, 2);
  return {
    login,
    sql: (role) => {
      const pool = made.get(role) ?? connect(url, role, { max: 2 });
      made.set(role, pool);
      return pool;
    },
    end: async () => {
      await Promise.all([login, ...made.values()].map((pool) => pool.end({ timeout: 1 })));
    },
  };
}

/** Payments with ids of their own, as a client would send them, and send them again. */
export const payments = (prefix: string, count: number): object[] =>
  Array.from({ length: count }, (_, n) => ({
    ...{ specversion: "1.0", id: `${prefix}-${n}`, source: "/clients", type: "inlay.spending.transaction.v1" },
    ...{ subject: "ada", time: new Date(Date.UTC(2026, 5, 1 + (n % 28), 12)).toISOString() },
    data: { transactionId: `${prefix}-${n}`, direction: "debit", amountMinor: 100 + n, currency: "EUR", mcc: "5411" },
  }));

/** Sends events of the bank as one batch, and has all that waits processed. */
export async function take({ told, sql }: Pick<Seeded, "told" | "sql">, events: readonly object[]): Promise<Receipt> {
  const items = events.map((value) => ({ value }));
  const receipt = await collect(sql("collector"), { tenantId: told.tenants.bank, transport: "http", origin: "clients", items });
  await processAll(sql("pipeline"));
  return receipt;
}
