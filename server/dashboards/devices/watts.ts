import type { Tx } from "#db/client.ts";
import { type Stretch, spansOf } from "./spans.ts";

/** What a stretch of a main meter's time says. Half hours of the clock, by the ms they begin at. */
export type Drawn = {
  /** Which of the stretches. */
  n: number;
  coveredMs: number;
  /** The smallest power at or below which it was for 1 % of the covered time. */
  watts: number;
  standbyMs: number;
  standbyWh: number;
  curve: { at: number; leastWatts: number; meanWatts: number }[];
};

/** Which percentile of time the level is: so much of it the power is at or below. */
const LEVEL_PERCENT = 1;
const HALF_HOUR_MS = 1_800_000;
const MILLIWATT_MS_PER_WH = 3.6e9;

/**
 * The power that meters drew over stretches of time, weighed by time and not by reading: time at each power, of the most
 * exact channel of each quarter hour. Stretches without data are not among the answers.
 */
export async function loadWatts(tx: Tx, subject: string, stretches: readonly Stretch[], bandWatts: number): Promise<Drawn[]> {
  const rows = await tx<Row[]>`
    with ${spansOf(tx, subject, stretches)}, edge as (
      -- Power changes where an interval begins or ends; time is cut at quarter hours too, since the channel may change there.
      select n, channel, rank, a as at, 1 as open, round(mw, 6) as mw from span
      union all select n, channel, rank, b, -1, -round(mw, 6) from span
      union all
      select s.n, s.channel, s.rank, q * 900000, 0, 0
      from (select n, channel, rank, min(a) as a, max(b) as b from span group by 1, 2, 3) s cross join lateral generate_series(s.a / 900000 + 1, (s.b - 1) / 900000) q
    ), held as (
      select n, rank, at as a, lead(at) over course as b, sum(open) over course as open, sum(mw) over course as mw
      from (select n, rank, channel, at, sum(open) as open, sum(mw) as mw from edge group by 1, 2, 3, 4) step
      window course as (partition by n, channel order by at)
    ), slice as materialized (
      select n, a, b - a as ms, mw from (select *, min(rank) over (partition by n, a / 900000) as best from held where open > 0 and b > a) h
      where rank = best
    ), level as materialized (
      select n, max(total) as covered, min(mw) as mw
      from (select n, mw, sum(ms) over (partition by n order by mw) as below, sum(ms) over (partition by n) as total from slice) s
      where below * 100 >= total * ${LEVEL_PERCENT}::int group by n
    )
    select l.n, l.covered::float8 as covered, l.mw::float8 as mw, standby.ms::float8 as standby_ms, standby.energy::float8 as standby_energy, halves.curve
    from level l
    cross join lateral (
      select coalesce(sum(s.ms), 0) as ms, coalesce(sum(s.mw * s.ms), 0) as energy from slice s
      where s.n = l.n and s.mw between l.mw and l.mw + ${Math.round(bandWatts * 1_000)}::bigint
    ) standby
    cross join lateral (
      select json_agg(json_build_array(h.half, h.least, h.mean) order by h.half) as curve
      from (select s.a / ${HALF_HOUR_MS} as half, min(s.mw) as least, sum(s.mw * s.ms) / sum(s.ms) as mean from slice s where s.n = l.n group by 1) h
    ) halves`;
  return rows.map(shown);
}

type Row = {
  n: number;
  covered: number;
  mw: number;
  standby_ms: number;
  standby_energy: number;
  curve: [number, number, number][];
};

const shown = ({ n, covered, mw, standby_ms, standby_energy, curve }: Row): Drawn => ({
  n,
  coveredMs: covered,
  watts: mw / 1_000,
  standbyMs: standby_ms,
  standbyWh: standby_energy / MILLIWATT_MS_PER_WH,
  curve: curve.map(([half, least, mean]) => ({ at: half * HALF_HOUR_MS, leastWatts: least / 1_000, meanWatts: mean / 1_000 })),
});
