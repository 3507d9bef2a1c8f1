import { connect } from "#db/client.ts";
import { pause } from "#db/embedded/processes.ts";
import { inlay } from "#pipelines/faults/testing/cli.ts";
import type { Stack } from "#pipelines/faults/testing/stack.ts";
import { type Ledger, SOURCE } from "#pipelines/kill/testing/clients.ts";
import { compareDevices, compareSpending } from "#pipelines/law/compare.ts";
import type { LawEvent } from "#pipelines/law/events.ts";
import { MAT_VIEWS, refreshView } from "#pipelines/process/refresh-views.ts";

/** Waits until the workers have nothing left to do for anyone. @returns what still waits after `ms`, or null */
export async function untilSettled({ sql }: Stack, ms: number): Promise<string | null> {
  for (const until = Date.now() + ms; ; ) {
    const left = await sql<{ batches: number; marks: number }[]>`
      select (select count(*)::int from raw.batch where state <> 'done') as batches, (select count(*)::int from ops.mark) as marks`.catch(
      () => [{ batches: -1, marks: 0 }],
    );
    const { batches, marks } = left[0]!;
    if (batches === 0 && marks === 0) return null;
    if (Date.now() > until) return `${batches} batches and ${marks} marks still wait after ${ms} ms`;
    await pause(100);
  }
}

/**
 * Everything of the first tenant that is not as the clients were told, as sentences; none when all is well: what was
 * acknowledged is stored, once; figures are those of a fold in memory over what was sent; `verify` is content.
 *
 * @param files events of files that were imported
 */
export async function findings(stack: Stack, ledger: Ledger, files: readonly LawEvent[] = []): Promise<string[]> {
  const found: string[] = [...ledger.surprises.slice(0, 5), ...(await stack.fallen())];
  const same = (what: string, is: unknown, should: unknown) => {
    if (String(is) !== String(should)) found.push(`${what}: ${is}, and it should be ${should}`);
  };
  const { sql, tenant } = stack;
  const acknowledged = [...ledger.acknowledged.values()] as LawEvent[];
  const sent = [...acknowledged, ...files];

  const missing = await sql`
    select a.id from unnest(${acknowledged.map(({ id }) => id)}::text[]) a (id)
    where not exists (select from raw.event e where e.tenant_id = ${tenant.id} and e.source = ${SOURCE} and e.id = a.id)`;
  same("acknowledged and not stored", missing.length, 0);
  const twice =
    await sql`select source, id from raw.event where tenant_id = ${tenant.id} group by source, id having count(*) > 1`;
  same("stored twice", twice.length, 0);
  const [stored] = await sql`
    select (select count(*) from raw.event where tenant_id = ${tenant.id}) as events,
      (select count(*) from raw.event_key where tenant_id = ${tenant.id}) as keys,
      (select sum(accepted) from raw.batch where tenant_id = ${tenant.id}) as accepted,
      (select coalesce(string_agg(distinct q.code || ' ' || q.message, '; '), 'none') from raw.quarantine q where q.tenant_id = ${tenant.id}) as quarantined`;
  same("events", stored!.events, sent.length);
  same("keys", stored!.keys, stored!.events);
  same("accepted by the batches' rows", stored!.accepted, stored!.events);
  same("quarantined", stored!.quarantined, "none");

  const app = connect(stack.url, "app", { max: 2 });
  try {
    for (const when of ["before", "after"]) {
      const seen = { pipeline: sql, app };
      const different = [
        ...(await compareSpending(seen, tenant.id, sent, "Europe/Berlin")),
        ...(await compareDevices(seen, tenant.id, sent, "Europe/Berlin")),
      ];
      found.push(...different.slice(0, 5).map((one) => `${when} a refresh: ${one}`));
      const { status, out, err } = await inlay(stack, "verify", "--json");
      if (status !== 0) found.push(`verify ${when} a refresh ended with ${status}: ${out.slice(0, 500)} ${err.slice(0, 500)}`);
      if (when === "before") for (const view of MAT_VIEWS) await refreshView(sql, view);
    }
  } finally {
    await app.end({ timeout: 1 });
  }
  return found;
}
