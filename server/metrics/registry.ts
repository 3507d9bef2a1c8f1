import { AppError } from "#server/errors.ts";
import { nearest } from "#server/events/nearest.ts";
import { DEVICES } from "#server/metrics/devices.ts";
import { DIMENSIONS, type Dimension } from "#server/metrics/dimensions.ts";
import type { Measure } from "#server/metrics/measure.ts";
import { SPENDING } from "#server/metrics/spending.ts";

/** Every measure there is: one line per domain. */
export const MEASURES: readonly Measure[] = [...SPENDING, ...DEVICES];

const measures = new Map(MEASURES.map((measure) => [measure.name, measure]));
const dimensions = new Map(DIMENSIONS.map((dimension) => [dimension.name, dimension]));

/** @throws AppError BAD_REQUEST naming the measures there are. */
export const findMeasure = (name: string, path: string): Measure =>
  measures.get(name) ?? unknown("measure", name, [...measures.keys()], path);

/** @throws AppError BAD_REQUEST naming the dimensions there are. */
export const findDimension = (name: string, path: string): Dimension =>
  dimensions.get(name) ?? unknown("dimension", name, [...dimensions.keys()], path);

/** Dimensions a measure may be grouped and filtered by. */
export const dimensionsOf = (measure: Measure): Dimension[] =>
  DIMENSIONS.filter(
    (dimension) => dimension.domains.includes(measure.domain) && !measure.notBy?.dimensions.includes(dimension.name),
  );

export function unknown(what: string, name: string, known: readonly string[], path: string): never {
  const meant = nearest(name, known) ?? known.find((each) => nearest(name, [each.slice(each.indexOf(".") + 1)]));
  const hint = meant ? ` Did you mean "${meant}"?` : "";
  throw new AppError("BAD_REQUEST", {
    message: `There is no ${what} "${name.slice(0, 100)}".${hint} There are: ${known.join(", ")}.`,
    path,
    known,
  });
}
