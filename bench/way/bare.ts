import { eventsOf } from "#bench/way/events.ts";
import type { Answered, Done, Job } from "#bench/way/jobs.ts";
import { connectAsLogin } from "#db/client.ts";
import { uuidv7 } from "#server/ids.ts";

/**
 * The least that keeps events and their identity: one table, one key, one `unnest` insert for each batch by a prepared
 * statement, durable as well; nothing is checked, quarantined, answered for one by one or kept apart by tenant.
 */
export async function bareInserts({
  databaseUrl,
  stream,
  from,
  requests,
  connections,
}: Extract<Job, { kind: "unnest" }>): Promise<Done> {
  const sql = connectAsLogin(databaseUrl, connections);
  await sql`create table if not exists public.bare (source text, id text, time timestamptz not null, batch_id uuid not null,
    ordinal int not null, type text not null, subject text not null, data jsonb not null, primary key (source, id))`;
  const now = Date.now();
  const batches = Array.from({ length: requests }, (_, n) => {
    const events = eventsOf({ ...stream, name: `bare-${stream.name}`, from: from + n * stream.size, count: stream.size }, now);
    return {
      id: uuidv7(),
      ordinals: events.map((_event, at) => at),
      ...{ sources: events.map(({ source }) => source), ids: events.map(({ id }) => id), times: events.map(({ time }) => time) },
      ...{ types: events.map(({ type }) => type), subjects: events.map(({ subject }) => subject) },
      data: events.map(({ data }) => JSON.stringify(data)),
    };
  });
  const insert = (batch: (typeof batches)[number]) => sql`
    insert into public.bare (source, id, time, batch_id, ordinal, type, subject, data)
    select s, i, t, ${batch.id}::uuid, o, y, u, d from unnest(${batch.sources}::text[], ${batch.ids}::text[], ${batch.times}::text[]::timestamptz[],
      ${batch.ordinals}::int[], ${batch.types}::text[], ${batch.subjects}::text[], ${batch.data}::text[]::jsonb[]) e (s, i, t, o, y, u, d)`;
  await Promise.all(Array.from({ length: connections }, () => sql`select 1`));
  const answers: Answered[] = [];
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let n = next++; n < batches.length; n = next++) {
        const at = performance.now();
        await insert(batches[n]!);
        answers.push({
          ...{ of: 0, n, due: performance.timeOrigin + at, ms: performance.now() - at, status: 200 },
          ...{ retryAfter: false, accepted: stream.size },
        });
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  await sql.end({ timeout: 5 });
  return { seconds, answers };
}
