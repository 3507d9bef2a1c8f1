import type { Period } from "#server/dashboards/view.ts";
import { greatest, type IsoDay, least } from "#server/metrics/calendar.ts";
import type { Tariff } from "#server/tariffs/load-tariffs.ts";

/** A stretch of local days on which one tariff is in force. */
export type Stretch = Period & { tariff: Tariff };

/**
 * Which tariff is in force on which days of a period: the home's own, and where it has none on a day the tenant's.
 * @param tariffs of one home, as loadTariffs gives them: those of its own never at the same time, nor the tenant's
 */
export function stretchesOf(tariffs: readonly Tariff[], period: Period): Stretch[] {
  const within = ({ from, to }: Tariff): Period => ({
    from: greatest(from, period.from),
    to: to === null ? period.to : least(to, period.to),
  });
  const edges = new Set([
    period.from,
    period.to,
    ...tariffs.map(within).flatMap(({ from, to }) => (from < to ? [from, to] : [])),
  ]);
  const days = [...edges].sort();
  const found: Stretch[] = [];
  for (const [at, from] of days.slice(0, -1).entries()) {
    const tariff = inForceOn(tariffs, from);
    if (!tariff) continue;
    const last = found.at(-1);
    if (last?.tariff === tariff && last.to === from) last.to = days[at + 1]!;
    else found.push({ from, to: days[at + 1]!, tariff });
  }
  return found;
}

function inForceOn(tariffs: readonly Tariff[], day: IsoDay): Tariff | undefined {
  const begun = tariffs.filter(({ from, to }) => from <= day && (to === null || to > day));
  return begun.find(({ own }) => own) ?? begun[0];
}
