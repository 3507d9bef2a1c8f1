import type { Asker } from "#bench/serve/askers.ts";
import type { Kind } from "#bench/serve/jobs.ts";
import { trpcRequest } from "#bench/serve/questions.ts";
import { requestBytes } from "#bench/serve/wire.ts";
import { CATEGORIES } from "#bench/world/plan-world.ts";

/** Whole dashboards, all tiles in one request: of customers, and of tenants as a whole. */
export function dashboardKinds(url: string, askers: readonly Asker[]): Kind[] {
  const kind = (name: string, procedure: string, whose: (asker: Asker, at: number) => object): Kind => ({
    ...{ name, url },
    requests: Array.from({ length: askers.length * 4 }, (_, at) => {
      const asker = askers[at % askers.length]!;
      return trpcRequest(url, asker, procedure, whose(asker, Math.floor(at / askers.length)));
    }),
  });
  return [
    kind("spending of a customer", "dashboards.spending", ({ tenant }, at) => ({ subject: `s${1 + (at % tenant.subjects)}` })),
    kind("devices of a customer", "dashboards.devices", ({ tenant }, at) => ({ subject: `h${1 + (at % tenant.homes)}` })),
    kind("spending of a tenant", "dashboards.spending", () => ({})),
    kind("devices of a tenant", "dashboards.devices", () => ({})),
  ];
}

/** Batches of new events for the door, by turns of the tenants: as many transactions as readings, of those whose dashboards are seen. */
export function eventBatches(url: string, askers: readonly Asker[], batches: number, size: number): Kind {
  const now = Date.now();
  const run = now.toString(36);
  const batch = (asker: Asker, at: number) =>
    Array.from({ length: size }, (_, n) => {
      const id = `${run}-${at}-${n}`;
      const time = new Date(now - 60_000 + at * 50 + n).toISOString();
      const { type, subject, data } = n % 2 === 0 ? transaction(asker, id, at + n) : reading(asker, at, n);
      return { specversion: "1.0", id, source: "/bench/live", type, subject, time, data };
    });
  return {
    ...{ name: "events", url },
    requests: Array.from({ length: batches }, (_, at) => {
      const asker = askers[at % askers.length]!;
      const headers = { authorization: `Bearer ${asker.key}` };
      return requestBytes(`${url}/api/v1/events`, { headers, body: batch(asker, at) });
    }),
  };
}

function transaction({ tenant }: Asker, id: string, n: number) {
  const subject = 1 + (n % tenant.subjects);
  const category = CATEGORIES[n % (CATEGORIES.length - 1)];
  return {
    type: "inlay.spending.transaction.v1",
    subject: `s${subject}`,
    data: {
      ...{ transactionId: id, accountId: `a${subject}`, direction: "debit", kind: "purchase", amountMinor: 199 + (n % 9_000) },
      ...{ currency: "EUR", category, merchant: { name: `Merchant ${n % 40}` } },
    },
  };
}

/** Each a little more than the last one of its counter, which stands at about a million hours of use. */
function reading({ tenant }: Asker, at: number, n: number) {
  const value = 1_000_000 * 60 + at * 10 + n / 10;
  return {
    type: "inlay.devices.reading.v1",
    subject: `h${1 + (Math.floor(n / 2) % tenant.homes)}`,
    data: { deviceId: "d1", channels: { energy_counter: { value, unit: "Wh" } } },
  };
}
