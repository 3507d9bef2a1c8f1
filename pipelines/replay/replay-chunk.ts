import type { Sql, Tx } from "#db/client.ts";
import { stateOf } from "#db/sqlstate.ts";
import { ensureMonths, forgetMonths } from "#pipelines/collect/months.ts";
import { CONFLICT } from "#pipelines/collect/receipt.ts";
import { base64, encodeFit } from "#pipelines/collect/store-batch.ts";
import { withRetries } from "#pipelines/process/retry.ts";
import { advanceJob, type ChunkOutcome } from "#pipelines/replay/advance-job.ts";
import { holdJob, type OpenJob } from "#pipelines/replay/open-job.ts";
import type { ChunkRow } from "#pipelines/replay/read-chunk.ts";
import { uuidv7 } from "#server/ids.ts";
import type { Replayed } from "#server/quarantine/prepare-replay.ts";

type Outcome = { ordinal: number; status: "accepted" | "duplicate" | "refused" | "gone"; code: string | null };

/** Thrown to undo what a rehearsal did. */
class Rehearsed extends Error {}

/**
 * Replays some refused events as one batch, in one transaction with the job's progress: the identity of each is claimed
 * as at the door. A rehearsal does the same, asks the business rules besides, and undoes it.
 *
 * @param origin who replays, as the batch tells it
 * @returns null when the job has ended or another worker is at it
 */
export async function replayChunk(
  sql: Sql,
  job: OpenJob,
  origin: string,
  rows: readonly ChunkRow[],
  replayed: readonly Replayed[],
): Promise<ChunkOutcome | null> {
  const input = encode(rows, replayed);
  const { place, id } = rows.at(-1)!;
  const once = async (): Promise<ChunkOutcome | null> => {
    await ensureMonths(
      sql,
      replayed.map(({ event }) => event),
    );
    const outcomes = await (job.rehearsal ? rehearse(sql, job, origin, input) : null);
    return sql.begin(async (begun) => {
      const tx = begun as unknown as Tx;
      if (!(await holdJob(tx, job))) return null;
      const chunk = tally(outcomes ?? (await replay(tx, job, origin, input)), { place, id });
      await advanceJob(tx, job, chunk);
      return chunk;
    }) as Promise<ChunkOutcome | null>;
  };
  return withRetries(async () => {
    try {
      return await once();
    } catch (error) {
      // A month that was there has gone meanwhile (archived): it is made again.
      if (stateOf(error) !== "23514") throw error;
      forgetMonths(sql);
      return once();
    }
  });
}

const replay = (tx: Tx, { tenantId, id, actor }: OpenJob, origin: string, input: string) => tx<Outcome[]>`
  select * from raw.replay_batch(${tenantId}::uuid, ${uuidv7()}::uuid, ${origin}, ${actor}, ${id}::uuid, ${input}::text::jsonb)`;

async function rehearse(sql: Sql, job: OpenJob, origin: string, input: string): Promise<Outcome[]> {
  let outcomes: Outcome[] = [];
  await sql
    .begin(async (begun) => {
      const tx = begun as unknown as Tx;
      const found = await replay(tx, job, origin, input);
      const broken = await tx<{ ordinal: number; code: string }[]>`
        select e.o as ordinal, ops.verdict(e.y, e.u, e.d)->>'code' as code
        from jsonb_to_recordset(${input}::text::jsonb->'events') e (o int, y text, u text, d jsonb)
        where ops.may_break_rules(e.d) and ops.verdict(e.y, e.u, e.d) is not null`;
      const codes = new Map(broken.map(({ ordinal, code }) => [ordinal, code]));
      outcomes = found.map((one) => {
        const code = one.status === "accepted" ? codes.get(one.ordinal) : undefined;
        return code === undefined ? one : { ...one, status: "refused", code };
      });
      throw new Rehearsed();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Rehearsed)) throw error;
    });
  return outcomes;
}

function tally(outcomes: readonly Outcome[], last: ChunkOutcome["last"]): ChunkOutcome {
  const of = (status: Outcome["status"]) => outcomes.filter((one) => one.status === status).length;
  const reasons: Record<string, number> = {};
  for (const { status, code } of outcomes) if (status === "refused" && code) reasons[code] = (reasons[code] ?? 0) + 1;
  const [accepted, duplicate, refused] = [of("accepted"), of("duplicate"), of("refused")];
  return { events: outcomes.length, accepted, duplicate, refused, reasons, last };
}

/** The one JSON text that raw.replay_batch takes. */
function encode(rows: readonly ChunkRow[], replayed: readonly Replayed[]): string {
  const events: string[] = [];
  const refused: object[] = [];
  const conflicts: object[] = [];
  replayed.forEach(({ event }, o) => {
    if (event.ok) {
      events.push(encodeFit(event, o));
      conflicts.push({ o, v: event.schemaVersion, m: CONFLICT.message });
    } else refused.push({ o, c: event.refusal.code, p: event.refusal.path, m: event.refusal.message, v: event.schemaVersion });
  });
  const items = rows.map(({ id: q }, o) => ({ o, q, ...(replayed[o]!.edited && { r: base64(replayed[o]!.edited) }) }));
  return `{"events":[${events.join(",")}],"refused":${JSON.stringify(refused)},"conflicts":${JSON.stringify(conflicts)},"items":${JSON.stringify(items)}}`;
}
