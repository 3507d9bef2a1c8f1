import type { Tx } from "#db/client.ts";
import type { Period } from "#server/dashboards/view.ts";

/** A range of instants in ms since 1970, `to` exclusive. */
export type Range = { from: number; to: number };
export type Bounds = { period: Range; compared: Range };

/** When the period and the one compared with begin and end in the zone. */
export async function loadBounds(tx: Tx, zone: string, period: Period, compared: Period): Promise<Bounds> {
  const days = [period.from, period.to, compared.from, compared.to];
  const rows = await tx<{ ms: string }[]>`
    select (extract(epoch from day::date::timestamp at time zone ${zone}) * 1000)::bigint::text as ms
    from unnest(${days}::text[]) with ordinality d (day, n) order by n`;
  const [from, to, before, until] = rows.map(({ ms }) => Number(ms)) as [number, number, number, number];
  return { period: { from, to }, compared: { from: before, to: until } };
}

/** How long two ranges are together, in ms. */
export const overlap = (a: Range, b: Range): number => Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
