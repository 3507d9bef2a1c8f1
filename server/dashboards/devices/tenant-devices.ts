import type { MetricFilter } from "#server/metrics/contract.ts";
import type { Range } from "./bounds.ts";
import type { Heard } from "./heard.ts";
import type { DevicesQuestion } from "./question.ts";

/** A device among all of a tenant's, as far as the rollups know it. Instants and lengths in ms. */
export type TenantDevice = Pick<Heard, "device" | "name" | "firstAt" | "until" | "limitMs"> & {
  subject: string;
  /** Of subject and device. */
  key: string;
  /** The days of the period and of the compared one in the subject's zone. */
  period: Range;
  compared: Range;
};

export const keyOf = (subject: string, device: string): string => JSON.stringify([subject, device]);

type Row = {
  subject: string;
  device: string;
  name: string;
  limit_s: number;
  first_ms: string;
  until_ms: string;
  period_from: string;
  period_to: string;
  compared_from: string;
  compared_to: string;
};

/**
 * The devices of a tenant that measure energy or power. First heard: the hour of the first data, where that is in the
 * months asked about (else the month it was in). Last heard: as far as the newest hour of the last days (a limit is a day at
 * most), else before them (the month it was in).
 */
export async function loadTenantDevices({ tx, kinds, period, compared, dataEnd }: DevicesQuestion): Promise<TenantDevice[]> {
  if (dataEnd === null) return [];
  const end = tx`to_timestamp(${dataEnd / 1_000}::float8)`;
  const kept = (column: "kind" | "room", dimension: string) => {
    const values = listed(kinds, dimension);
    return values === null ? tx`` : tx`and coalesce(${tx(column)}, '') = any(${values}::text[])`;
  };
  const rows = await tx<Row[]>`
    with known as materialized (
      select subject, device, min(device_name) as name, min(month) as first, max(month) as last from serve.devices_month
      where covered_ms > 0 ${kept("kind", "device_kind")} ${kept("room", "room")} group by 1, 2
    ), recent as materialized (
      select subject, device, max(hour + covered_ms * interval '1 millisecond') as until from serve.devices_hourly
      where day >= (${end} at time zone 'UTC')::date - 3 and covered_ms > 0 group by 1, 2
    )
    select k.subject, k.device, k.name, greatest(d.gap_limit_s, coalesce(d.expected_s, 0)) as limit_s,
      ${ms(tx`coalesce(h.hour, k.first::timestamp at time zone s.zone)`)} as first_ms,
      ${ms(tx`coalesce(r.until, k.last::timestamp at time zone s.zone)`)} as until_ms,
      ${ms(tx`${period.from}::date::timestamp at time zone s.zone`)} as period_from, ${ms(tx`${period.to}::date::timestamp at time zone s.zone`)} as period_to,
      ${ms(tx`${compared.from}::date::timestamp at time zone s.zone`)} as compared_from, ${ms(tx`${compared.to}::date::timestamp at time zone s.zone`)} as compared_to
    from known k
    join serve.subjects s using (subject)
    join serve.devices d using (subject, device)
    left join recent r using (subject, device)
    left join lateral (
      select x.hour from serve.devices_hourly x
      where x.subject = k.subject and x.device = k.device and x.covered_ms > 0 and k.first >= date_trunc('month', least(${period.from}::date, ${compared.from}::date)::timestamp)
      order by x.hour limit 1 offset 0
    ) h on true`;
  return rows.map((row) => ({
    key: keyOf(row.subject, row.device),
    subject: row.subject,
    device: row.device,
    name: row.name,
    firstAt: Number(row.first_ms),
    until: Number(row.until_ms),
    limitMs: row.limit_s * 1_000,
    period: { from: Number(row.period_from), to: Number(row.period_to) },
    compared: { from: Number(row.compared_from), to: Number(row.compared_to) },
  }));

  function ms(at: ReturnType<typeof tx>) {
    return tx`(extract(epoch from ${at}) * 1000)::bigint::text`;
  }
}

/** The values that a filter keeps, a missing one as ''. Null where there is no such filter. */
function listed(filters: readonly MetricFilter[], dimension: string): string[] | null {
  const filter = filters.find((each) => each.dimension === dimension);
  return filter && "in" in filter ? filter.in.map((value) => String(value ?? "")) : null;
}
