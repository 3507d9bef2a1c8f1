import { pause } from "#db/embedded/processes.ts";
import type { Ledger } from "#pipelines/kill/testing/clients.ts";
import type { FileImport } from "#pipelines/kill/testing/file-import.ts";
import type { Stack } from "#pipelines/kill/testing/stack.ts";
import { MAT_VIEWS, refreshView } from "#pipelines/process/refresh-views.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";

/** Waits until the workers have nothing left to do. @returns what still waits after `ms`, or null */
export async function untilSettled({ sql, tenant }: Stack, ms: number): Promise<string | null> {
  for (const until = Date.now() + ms; ; ) {
    const [left] = await sql<{ batches: number; marks: number }[]>`
      select (select count(*)::int from raw.batch where tenant_id = ${tenant.id} and state <> 'done') as batches,
        (select count(*)::int from ops.mark where tenant_id = ${tenant.id}) as marks`;
    if (left!.batches + left!.marks === 0) return null;
    if (Date.now() > until) return `${left!.batches} batches and ${left!.marks} marks still wait after ${ms} ms`;
    await pause(100);
  }
}

/** Everything that is not as the clients were told, as sentences; none when all is well. */
export async function findings(stack: Stack, ledger: Ledger, files: readonly FileImport[]): Promise<string[]> {
  const found: string[] = [...ledger.surprises.slice(0, 5), ...(await stack.fallen())];
  const same = (what: string, is: unknown, should: unknown) => {
    if (String(is) !== String(should)) found.push(`${what}: ${is}, and it should be ${should}`);
  };
  const { sql } = stack;
  const id = stack.tenant.id;

  const missing = await sql`
    select a.id from unnest(${[...ledger.acknowledged]}::text[]) a (id)
    where not exists (select from raw.event e where e.tenant_id = ${id} and e.source = '/clients' and e.id = a.id)`;
  same("acknowledged and not stored", missing.length, 0);
  const twice = await sql`select source, id from raw.event where tenant_id = ${id} group by source, id having count(*) > 1`;
  same("stored twice", twice.length, 0);

  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const [stored] = await sql`
    select (select count(*) from raw.event where tenant_id = ${id}) as events,
      (select count(*) from raw.event_key where tenant_id = ${id}) as keys,
      (select sum(accepted) from raw.batch where tenant_id = ${id}) as accepted,
      (select count(*) from raw.quarantine where tenant_id = ${id}) as quarantined,
      (select count(*) from fact.transaction where tenant_id = ${id}) as transactions,
      (select count(*) from fact.reading where tenant_id = ${id}) as readings,
      (select sum(debit_minor) from rollup.spending_daily where tenant_id = ${id}) as spent,
      (select sum(debits) from rollup.spending_daily where tenant_id = ${id}) as payments,
      (select sum(energy_uj) / 3600000000 from rollup.devices_hourly where tenant_id = ${id}) as wh,
      (select sum(readings) from rollup.devices_hourly where tenant_id = ${id}) as counted`;
  same("events", stored!.events, ledger.acknowledged.size + rows);
  same("keys", stored!.keys, stored!.events);
  same("accepted by the batches' rows", stored!.accepted, stored!.events);
  same("quarantined", stored!.quarantined, 0);
  same("transactions", stored!.transactions, ledger.transactions + rows);
  same("payments in the figures", stored!.payments, ledger.transactions + rows);
  same("spent in the figures", stored!.spent, ledger.spentMinor + files.reduce((sum, file) => sum + file.spentMinor, 0));
  same("readings", stored!.readings, ledger.readings);
  same("readings in the figures", stored!.counted, ledger.readings);
  same("Wh in the figures", Number(stored!.wh), ledger.wattHours);

  for (const when of ["before", "after"]) {
    const { differences, waiting } = await verifyTenant(sql, id);
    if (differences.length + waiting > 0)
      found.push(
        `verify ${when} a refresh: ${waiting} waiting, ${JSON.stringify(differences.slice(0, 3), (_, value) => (typeof value === "bigint" ? String(value) : value))}`,
      );
    if (when === "before") for (const view of MAT_VIEWS) await refreshView(sql, view);
  }
  return found;
}
