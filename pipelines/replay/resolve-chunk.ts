import type { Sql, Tx } from "#db/client.ts";
import { advanceJob, type ChunkEnd } from "#pipelines/replay/advance-job.ts";
import { holdJob, type OpenJob } from "#pipelines/replay/open-job.ts";
import { matching } from "#server/quarantine/matching.ts";

const MOST_EVENTS = 5_000;

/** Discards the next open events that a job is about, or reopens discarded ones. */
export async function resolveChunk(sql: Sql, job: OpenJob): Promise<ChunkEnd> {
  const [from, to] = job.kind === "discard" ? ["open", "discarded"] : ["discarded", "open"];
  return sql.begin(async (begun) => {
    const tx = begun as unknown as Tx;
    if (!(await holdJob(tx, job))) return "lost";
    const rows = await tx<{ id: string; place: string }[]>`
      with chosen as (
        select id from raw.quarantine
        where tenant_id = ${job.tenantId} and state = ${from!} and received_at <= ${job.createdAt}::text::timestamptz
          and (${job.afterAt}::text is null or (received_at, id) > (${job.afterAt}::text::timestamptz, ${job.afterId}::uuid))
          ${matching(tx, job.filter)}
        order by received_at, id limit ${MOST_EVENTS} for update
      ), resolved as (
        update raw.quarantine q set state = ${to!} from chosen where q.tenant_id = ${job.tenantId} and q.id = chosen.id
        returning q.id, q.received_at
      ), told as (
        insert into raw.quarantine_step (tenant_id, quarantine_id, actor, job_id, outcome, note)
        select ${job.tenantId}, id, ${job.actor}, ${job.id}::uuid, ${job.kind === "discard" ? "discarded" : "reopened"}, nullif(${job.note}, '') from resolved
      )
      select id, received_at::text as place from resolved order by received_at, id`;
    const last = rows.at(-1);
    if (!last) return "through";
    await advanceJob(tx, job, { events: rows.length, accepted: 0, duplicate: 0, refused: 0, reasons: {}, last });
    return "more";
  }) as Promise<ChunkEnd>;
}
