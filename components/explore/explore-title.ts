import type { ExploreState } from "#components/explore/explore-state.ts";
import { dimensionName, measureName } from "#components/explore/explore-words.ts";

/** A question in words: "Spent and Payments by category, each month". */
export function exploreTitle({ measures, dimensions, granularity, subject }: ExploreState): string {
  const list = (names: string[]) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);
  const by = dimensions.length === 0 ? "" : ` by ${list(dimensions.map((name) => dimensionName(name).toLowerCase()))}`;
  const each = granularity === "none" ? "" : `, each ${granularity}`;
  return `${list(measures.map(measureName))}${by}${each}${subject === null ? "" : `, of ${subject}`}`;
}
