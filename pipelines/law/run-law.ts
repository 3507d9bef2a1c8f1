import { randomUUID } from "node:crypto";
import type { Sql } from "#db/client.ts";
import { inScope } from "#db/scope.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { lawful } from "#pipelines/law/current.ts";
import { type LawEvent, randomEvents, ZONES } from "#pipelines/law/events.ts";
import { foldDevices } from "#pipelines/law/fold-devices.ts";
import { foldSpending, RULE } from "#pipelines/law/fold-spending.ts";
import { Chance } from "#pipelines/law/random.ts";
import { MAT_VIEWS, refreshView } from "#pipelines/process/refresh-views.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { processAll, workTenant } from "#pipelines/process/work-tenant.ts";

export type LawDatabase = { collector: Sql; pipeline: Sql; app: Sql };
export type LawOutcome = {
  accepted: number;
  refused: number;
  duplicates: number;
  conflicts: number;
  /** Sentences about what differs from the fold; none when the law holds. */
  broken: string[];
};

/**
 * One run of the law "figures = fold over what was accepted": random events, copies of some under the same identity and
 * other content under some, in random batches from several senders at once, while several workers process and views are
 * refreshed; then everything stored is compared with a fold in memory.
 */
export async function runLaw(db: LawDatabase, seed: number, count = 400): Promise<LawOutcome> {
  const chance = new Chance(seed);
  const tenantId = randomUUID();
  const zone = chance.pick(ZONES);
  await db.pipeline`insert into core.tenant (id, slug, name, zone, currency) values (${tenantId}, ${`law-${tenantId.slice(0, 13)}`}, 'Law', ${zone}, 'EUR')`;
  await db.pipeline`insert into core.category_rule ${db.pipeline({ tenant_id: tenantId, id: randomUUID(), position: 1, ...RULE })}`;

  const events = randomEvents(chance, count);
  const copies = events.filter(() => chance.maybe(0.15)).map((event) => (chance.maybe(0.3) ? altered(event) : event));
  const sent = await sendAll(db, tenantId, batchesOf(chance, chance.shuffle([...events, ...copies])), chance);
  await processAll(db.pipeline);

  const accepted = sent.accepted.filter(lawful);
  const outcome: LawOutcome = {
    ...sent,
    accepted: sent.accepted.length,
    refused: sent.accepted.length - accepted.length,
    broken: [],
  };
  const [told] =
    await db.pipeline`select sum(refused)::int as refused, sum(accepted)::int as accepted, count(*) filter (where state <> 'done')::int as open from raw.batch where tenant_id = ${tenantId}`;
  if (told?.refused !== outcome.refused) outcome.broken.push(`refused: stored ${told?.refused}, expected ${outcome.refused}`);
  if (told?.accepted !== outcome.accepted)
    outcome.broken.push(`accepted: stored ${told?.accepted}, receipts say ${outcome.accepted}`);
  if (told?.open !== 0) outcome.broken.push(`${told?.open} batches are not done`);
  outcome.broken.push(
    ...(await compareSpending(db, tenantId, accepted, zone)),
    ...(await compareDevices(db, tenantId, accepted, zone)),
  );
  const verified = await verifyTenant(db.pipeline, tenantId);
  outcome.broken.push(...verified.differences.map((found) => `verify: ${JSON.stringify(found)}`));
  return outcome;
}

/** The same identity with other content: it must never replace what was accepted first. */
function altered(event: LawEvent): LawEvent {
  return { ...event, data: { ...event.data, revision: (((event.data.revision as number | undefined) ?? 0) + 1) % 5 } };
}

function batchesOf(chance: Chance, events: LawEvent[]): LawEvent[][] {
  const batches: LawEvent[][] = [];
  for (let at = 0; at < events.length; ) {
    const size = chance.pick([1, 3, 20, 60]);
    batches.push(events.slice(at, at + size));
    at += size;
  }
  return batches;
}

async function sendAll(db: LawDatabase, tenantId: string, batches: LawEvent[][], chance: Chance) {
  const accepted: LawEvent[] = [];
  let duplicates = 0;
  let conflicts = 0;
  const queue = [...batches];
  const sender = async () => {
    for (let batch = queue.shift(); batch; batch = queue.shift()) {
      const receipt = await collect(db.collector, {
        tenantId,
        transport: "http",
        origin: "law",
        items: batch.map((value) => ({ value })),
      });
      const other = new Map(receipt.results.map((result) => [result.index, result]));
      for (const result of receipt.results) {
        if (result.status === "duplicate") duplicates++;
        else if (result.status === "conflict") conflicts++;
        else throw new Error(`The law's own event does not fit: ${JSON.stringify({ result, event: batch[result.index] })}`);
      }
      accepted.push(...batch.filter((_, index) => !other.has(index)));
    }
  };
  let sending = true;
  const worker = async () => {
    while (sending) {
      await workTenant(db.pipeline, tenantId);
      if (chance.maybe(0.05)) await refreshView(db.pipeline, chance.pick(MAT_VIEWS));
    }
  };
  const workers = [worker(), worker(), worker()];
  try {
    await Promise.all([sender(), sender(), sender(), sender()]);
  } finally {
    sending = false;
    await Promise.all(workers);
  }
  return { accepted, duplicates, conflicts };
}

async function compareSpending(db: LawDatabase, tenantId: string, accepted: LawEvent[], zone: string): Promise<string[]> {
  const expected = foldSpending(accepted, zone);
  const rows = await db.pipeline`select * from rollup.spending_daily where tenant_id = ${tenantId}`;
  const stored = new Map(
    rows.map((row) => [
      JSON.stringify([row.subject, row.day, row.currency, row.account, row.category, row.merchant, row.kind, row.pending]),
      {
        debit: Number(row.debit_minor),
        refund: Number(row.refund_minor),
        credit: Number(row.credit_minor),
        own_out: Number(row.own_out_minor),
        own_in: Number(row.own_in_minor),
        debits: row.debits,
        refunds: row.refunds,
        credits: row.credits,
        owns: row.owns,
      },
    ]),
  );
  const months = new Map<string, number>();
  for (const [key, sum] of expected) {
    const [, day, currency] = JSON.parse(key) as string[];
    const month = `${day?.slice(0, 7)} ${currency}`;
    months.set(month, (months.get(month) ?? 0) + sum.debit - sum.refund + 3 * sum.credit);
  }
  const served = await inScope(db.app, { tenantId, subjects: { mode: "all" }, limits: "none" }, (tx) =>
    Promise.all([
      tx`select to_char(month, 'YYYY-MM') || ' ' || currency as key, sum(debit_minor - refund_minor + 3 * credit_minor)::float8 as n from serve.spending_tenant_month where tenant_id = ${tenantId} group by 1`,
      tx`select to_char(month, 'YYYY-MM') || ' ' || currency as key, sum(debit_minor - refund_minor + 3 * credit_minor)::float8 as n from serve.spending_month where tenant_id = ${tenantId} group by 1`,
    ]),
  );
  return [
    ...differences("rollup.spending_daily", stored, expected),
    ...served.flatMap((found, index) =>
      differences(
        ["serve.spending_tenant_month", "serve.spending_month"][index]!,
        new Map(found.map((row) => [row.key as string, row.n as number])),
        months,
      ),
    ),
  ];
}

async function compareDevices(db: LawDatabase, tenantId: string, accepted: LawEvent[], zone: string): Promise<string[]> {
  const expected = foldDevices(accepted, zone);
  const rows = await db.pipeline`select * from rollup.devices_hourly where tenant_id = ${tenantId}`;
  const stored = new Map(
    rows.map((row) => [
      JSON.stringify([row.subject, row.device, new Date(row.hour).getTime()]),
      {
        day: row.day,
        hourOfDay: row.hour_of_day,
        role: row.role,
        energy: row.energy_uj,
        covered: Number(row.covered_ms),
        on: Number(row.on_ms),
        starts: row.starts,
        peak: row.peak_mw === null ? null : Number(row.peak_mw),
        peakAt: row.peak_at === null ? null : new Date(row.peak_at).getTime(),
        readings: row.readings,
      },
    ]),
  );
  const months = new Map<string, bigint>();
  for (const hour of expected.values()) {
    const key = `${hour.day.slice(0, 7)} ${hour.role}`;
    months.set(key, (months.get(key) ?? 0n) + (hour.energy ?? 0n));
  }
  const served = await inScope(db.app, { tenantId, subjects: { mode: "all" }, limits: "none" }, (tx) =>
    Promise.all([
      tx`select to_char(month, 'YYYY-MM') || ' ' || role as key, coalesce(sum(energy_uj), 0)::text as n from serve.devices_tenant_month where tenant_id = ${tenantId} group by 1`,
      tx`select to_char(month, 'YYYY-MM') || ' ' || role as key, coalesce(sum(energy_uj), 0)::text as n from serve.devices_month where tenant_id = ${tenantId} group by 1`,
    ]),
  );
  return [
    ...differences("rollup.devices_hourly", stored, expected),
    ...served.flatMap((found, index) =>
      differences(
        ["serve.devices_tenant_month", "serve.devices_month"][index]!,
        new Map(found.map((row) => [row.key as string, BigInt(row.n as string)])),
        months,
      ),
    ),
  ];
}

const printed = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner)) ?? "nothing";

function differences<T>(place: string, stored: Map<string, T>, expected: Map<string, T>): string[] {
  const found: string[] = [];
  for (const key of new Set([...stored.keys(), ...expected.keys()])) {
    const [is, should] = [printed(stored.get(key)), printed(expected.get(key))];
    if (is !== should) found.push(`${place} ${key}: stored ${is}, expected ${should}`);
  }
  return found;
}
