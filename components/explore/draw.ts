import { type Drawings, FULL } from "#components/charts/model.ts";
import { drawingsOf } from "#components/charts/render-svg.ts";
import { shapeOf } from "#components/explore/explore-shape.ts";
import type { ExploreState } from "#components/explore/explore-state.ts";
import { ENGLISH } from "#components/words/english.ts";
import type { ExploreAnswer } from "#server/explore/explore-view.ts";

/** The charts of an answer, drawn on the server, by the names of their models. */
export function drawExplore(answer: ExploreAnswer, state: ExploreState): Record<string, Drawings> {
  const { shape } = shapeOf(answer, state);
  return shape.kind === "charts"
    ? Object.fromEntries(shape.models.map((model) => [model.id, drawingsOf(model, FULL, ENGLISH)]))
    : {};
}
