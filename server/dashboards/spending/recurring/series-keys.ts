import { opaqueKey } from "#server/dashboards/spending/opaque-key.ts";
import type { Described } from "./describe-series.ts";

/** An amount that more than doubled is taken for another series'. */
const MOST = 2;

type Named = { series: Described; key: string };

/**
 * Names series for the viewer's choices: by direction, currency, merchant and cadence, and by the median amount, since a
 * merchant may have several. A series that something was said of keeps the key it had then, while its amount stays
 * between the half and the double: so a choice outlives price rises, and the payments it was made at.
 */
export function seriesKeys(all: readonly Described[], currency: string, chosen: Iterable<string>): Named[] {
  const taken = new Set<string>();
  const fresh = [...all]
    .sort((a, b) => (a.firstDay < b.firstDay ? -1 : a.firstDay > b.firstDay ? 1 : 0))
    .map((series) => {
      const base = opaqueKey(series.direction, currency, series.merchant, series.cadence);
      let key = `${base}~${series.amountMinor}`;
      for (let n = 2; taken.has(key); n++) key = `${base}~${series.amountMinor}~${n}`;
      taken.add(key);
      return { series, base, key };
    });
  const pairs = [...new Set(chosen)].flatMap((key) => {
    const [base, amount] = key.split("~");
    return fresh
      .filter((one) => one.base === base)
      .map((one) => ({ one, key, apart: key === one.key ? 0 : apart(Number(amount), one.series.amountMinor) }));
  });
  const kept = new Map<string, string>();
  const used = new Set<string>();
  for (const { one, key } of pairs
    .filter(({ apart }) => apart <= MOST)
    .sort((a, b) => a.apart - b.apart || order(a.key, b.key))) {
    if (kept.has(one.key) || used.has(key)) continue;
    kept.set(one.key, key);
    used.add(key);
  }
  return fresh.map(({ series, key }) => ({ series, key: kept.get(key) ?? key }));
}

const apart = (a: number, b: number): number => Math.max(a, b) / Math.min(a, b);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
