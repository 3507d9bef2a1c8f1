import type { Place, PlotModel } from "#components/charts/model.ts";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import type { Unit } from "#components/format/unit.ts";
import type { Words } from "#components/words/words.ts";

type Bin = { from: number; to: number | null };

/** How many customers spent or used how much: a bar for each range, and for those at nothing. */
export function distributionModel({ wide, unit, done }: SideBySide, words: Words): PlotModel {
  const { below, nothing, bins } = wide.distribution;
  const says = { ...words.wide.distribution, ...words.wide[done].distribution };
  const ends = [
    ...(below > 0 ? [{ label: says.belowZero, name: says.belowZeroName, customers: below }] : []),
    ...(nothing > 0 ? [{ label: words.count(0), name: says.nothing, customers: nothing }] : []),
  ];
  const places: (Place & { customers: number })[] = [
    ...ends,
    ...bins.map((bin) => ({ label: lowerEnd(bin, unit, words), name: rangeOf(bin, unit, words), customers: bin.subjects })),
  ];
  return {
    kind: "plot",
    id: "distribution",
    title: says.title,
    summary: summaryOf(wide, unit, done, words),
    unit: { kind: "count" },
    axis: says.axis,
    places: places.map(({ label, name }) => ({ label, name })),
    series: [{ name: words.shared.customers.many, tone: "series-1", values: places.map(({ customers }) => customers) }],
  };
}

function rangeOf({ from, to }: Bin, unit: Unit, { short, wide: { distribution: says } }: Words): string {
  if (to === null) return says.atLeast(short(from, unit));
  return from === 0 ? says.under(short(to, unit)) : says.between(short(from, unit), short(to, unit));
}

/** What stands below a bar: where it begins, and of the open one at the start where it ends. */
function lowerEnd({ from, to }: Bin, unit: Unit, { short }: Words): string {
  return from === 0 && to !== null ? `< ${short(to, unit)}` : short(from, unit);
}

function summaryOf({ distribution }: SideBySide["wide"], unit: Unit, done: SideBySide["done"], words: Words): string {
  const { short, sentences, wide } = words;
  const { quantiles, counted, nothing, unmeasured } = distribution;
  const says = wide.distribution;
  if (!quantiles) return says.none;
  return sentences(
    says.counted(counted),
    counted < 4 ? null : says.half(short(quantiles.p25, unit), short(quantiles.p75, unit)),
    nothing === 0 ? null : wide[done].distribution.didNothing(nothing),
    unmeasured === 0 ? null : says.unmeasured(unmeasured),
  );
}
