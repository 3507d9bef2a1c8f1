import type { Choice } from "#server/choices/choice.ts";
import type { RecurringSeries } from "#server/dashboards/spending/recurring-view.ts";
import { describeSeries } from "./describe-series.ts";
import type { Found } from "./detect-recurring.ts";
import { type Keyed, mergeSeries } from "./merge-series.ts";
import { seriesKeys } from "./series-keys.ts";

export type Choices = {
  states: ReadonlyMap<string, Choice<"recurring">>;
  merges: ReadonlyMap<string, Choice<"merge">>;
};

type Asked = { end: string; currency: string; choices: Choices };

/** Series as the viewer wants them: named, merged, confirmed and dismissed. What was said of a series that is none any more does nothing. */
export function applyChoices(found: readonly Found[], { end, currency, choices }: Asked): RecurringSeries[] {
  const { states, merges } = choices;
  const described = new Map(found.map((one) => [describeSeries(one, end), one]));
  const chosen = [...states.keys(), ...[...merges].flatMap(([key, { into }]) => [key, into])];
  const keyed = seriesKeys([...described.keys()], currency, chosen).map(
    ({ series, key }): Keyed => ({ key, series, found: described.get(series)! }),
  );
  const byKey = new Map(keyed.map((one) => [one.key, one]));
  const wholeOf = (one: Keyed): Keyed => {
    const into = byKey.get(merges.get(one.key)?.into ?? "");
    return into !== undefined && into.series.direction === one.series.direction ? into : one;
  };
  const parts = Map.groupBy(keyed, wholeOf);
  return [...parts].map(([whole, all]) => {
    const others = all.filter((one) => one !== whole);
    const series = others.length > 0 ? mergeSeries(whole, others, end) : whole.series;
    const choice = states.get(whole.key)?.state ?? null;
    return { ...series, key: whole.key, choice, merged: others.map(({ key }) => key).sort() };
  });
}
