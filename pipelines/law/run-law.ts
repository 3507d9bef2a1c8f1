import { randomUUID } from "node:crypto";
import type { Sql } from "#db/client.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { compareDevices, compareSpending } from "#pipelines/law/compare.ts";
import { lawful } from "#pipelines/law/current.ts";
import { type LawEvent, randomEvents, ZONES } from "#pipelines/law/events.ts";
import { RULE } from "#pipelines/law/fold-spending.ts";
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
  /** Sentences about what differs from the fold, after one about the circumstances; none when the law holds. */
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
  if (outcome.broken.length > 0) outcome.broken.unshift(await circumstances(db, tenantId));
  return outcome;
}

/** What a break may be understood by: whether something waits that should have been rolled, and what ran when. */
async function circumstances({ pipeline }: LawDatabase, tenantId: string): Promise<string> {
  const marks = await pipeline`select domain, subject, part, at_from, at_to from ops.mark where tenant_id = ${tenantId} limit 5`;
  const failures = await pipeline`select error, next_attempt_at from ops.roll_failure where tenant_id = ${tenantId}`;
  const runs = await pipeline`
    select kind, to_char(started_at, 'SS.MS') as at, ms, rows_in, rows_out from ops.run where tenant_id = ${tenantId} order by started_at`;
  const told = runs.map((run) => `${run.at} ${run.kind} ${run.ms} ms ${run.rows_in}>${run.rows_out}`).join("; ");
  return `waiting: ${JSON.stringify([...marks, ...failures])}; runs: ${told}`;
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
