import type { Sql } from "#db/client.ts";
import { inScope } from "#db/scope.ts";
import type { LawEvent } from "#pipelines/law/events.ts";
import { foldDevices } from "#pipelines/law/fold-devices.ts";
import { foldSpending } from "#pipelines/law/fold-spending.ts";

/** Roles that see what is stored and what is served. */
type Seeing = { pipeline: Sql; app: Sql };

/**
 * What differs between a fold in memory over the accepted events and the spending that is stored and served, as sentences.
 * @param zone the tenant's
 */
export async function compareSpending(
  db: Seeing,
  tenantId: string,
  accepted: readonly LawEvent[],
  zone: string,
): Promise<string[]> {
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

/** The same of devices. */
export async function compareDevices(
  db: Seeing,
  tenantId: string,
  accepted: readonly LawEvent[],
  zone: string,
): Promise<string[]> {
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
