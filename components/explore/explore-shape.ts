import type { PlotModel } from "#components/charts/model.ts";
import { exploreModel, isOrdered } from "#components/explore/explore-model.ts";
import { type DrawnRows, drawnRows } from "#components/explore/explore-rows.ts";
import type { ExploreState, ShownAs } from "#components/explore/explore-state.ts";
import { isAdditive } from "#components/explore/explore-words.ts";
import type { ExploreAnswer } from "#server/explore/explore-view.ts";

/** What an answer is drawn as: figures alone, a ranking, charts, or nothing and why. */
export type Shape =
  | { kind: "figures" }
  | { kind: "ranking"; dimension: string }
  | { kind: "charts"; models: PlotModel[] }
  | { kind: "none"; why: string };

export type Shaped = {
  shape: Shape;
  drawn: DrawnRows;
  /** How it can be shown, and how it is. */
  ways: ShownAs[];
  as: ShownAs;
};

/** Charts of one question. */
const MOST_CHARTS = 3;

/** Time makes lines, one dimension a ranking, two stacked bars; what the address asks for goes first where it is possible. */
export function shapeOf(answer: ExploreAnswer, state: ExploreState): Shaped {
  const drawn = drawnRows(answer, state.currency);
  // Every drawing is of one currency: as a dimension it would tell nothing apart.
  const dimensions = state.dimensions.filter((name) => name !== "currency" || drawn.currency === null);
  const timed = state.granularity !== "none";
  const ways = waysOf(answer, state, dimensions, timed);
  const as = state.as !== null && ways.includes(state.as) ? state.as : ways[0]!;
  return { shape: drawnAs(as), drawn, ways, as };

  function drawnAs(way: ShownAs): Shape {
    if (answer.rows.length === 0) return { kind: "none", why: "There are no data for this question." };
    if (!timed && dimensions.length === 0) return { kind: "figures" };
    const [first] = dimensions;
    if (!timed && first !== undefined && dimensions.length === 1 && !isOrdered(first))
      return { kind: "ranking", dimension: first };
    if (answer.nextOffset !== null)
      return {
        kind: "none",
        why: "There are too many rows for a chart. Choose a longer step, fewer dimensions or a filter; the table and the file have them all.",
      };
    const [along, split] = timed ? [null, dimensions] : [dimensions[0]!, dimensions.slice(1)];
    const drawing = { answer, drawn, state, as: way, along, split };
    const models = chartsOf(answer, state, split).map((measures) => exploreModel(drawing, measures));
    if (models.some((model) => model === null))
      return { kind: "none", why: "The period has too many steps for a chart: choose a longer step. The table has them all." };
    return { kind: "charts", models: models.filter((model) => model !== null) };
  }
}

function waysOf(answer: ExploreAnswer, state: ExploreState, dimensions: string[], timed: boolean): ShownAs[] {
  if (!timed && dimensions.length <= 1 && !dimensions.some(isOrdered)) return ["bar", "table"];
  const additive = state.measures.every((name) => isAdditive(answer.columns.find((one) => one.name === name)?.unit ?? "count"));
  const stacks: ShownAs[] = additive && (timed ? dimensions.length > 0 : dimensions.length > 1) ? ["stack"] : [];
  return timed ? ["line", ...stacks, "bar", "table"] : [...stacks, "bar", "table"];
}

/** Which measures share a chart: those of one unit where nothing splits them, else each has its own. */
function chartsOf(answer: ExploreAnswer, { measures }: ExploreState, split: string[]): string[][] {
  if (split.length > 0) return measures.slice(0, MOST_CHARTS).map((name) => [name]);
  const unit = (name: string) => answer.columns.find((one) => one.name === name)?.unit ?? null;
  return [...Map.groupBy(measures, unit).values()].slice(0, MOST_CHARTS);
}
