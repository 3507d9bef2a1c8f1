"use client";
import { slugName } from "#components/dashboards/words.ts";
import { Chip } from "#components/explore/chip.tsx";
import { useExplore } from "#components/explore/explore-navigation.tsx";
import { measureName } from "#components/explore/explore-words.ts";
import { Part } from "#components/explore/part.tsx";
import { type Pick, Picker } from "#components/explore/picker.tsx";
import type { ExploreChoices } from "#server/explore/explore-view.ts";

type Measure = ExploreChoices["measures"][number];

/** As many as one question may have. */
const MOST = 6;

/** What is measured. Measures of another domain begin a question of their own. */
export function MeasureControl({ choices, error }: { choices: ExploreChoices; error: string | null }) {
  const { state, change } = useExplore();
  const domain = choices.measures.find(({ name }) => name === state.measures[0])?.domain ?? null;
  const domains = [...new Set(choices.measures.map((measure) => measure.domain))];
  const isOther = (measure: Measure) => domain !== null && measure.domain !== domain;
  // Before anything is chosen everything goes.
  const first = state.measures.length === 0;
  const full = state.measures.length >= MOST;

  function pick(id: string) {
    const measure = choices.measures.find(({ name }) => name === id);
    if (!measure) return;
    if (isOther(measure))
      change({
        measures: [id],
        dimensions: needed(measure, []),
        filters: [],
        as: null,
        sort: null,
        currency: null,
        granularity: state.granularity === "hour" ? "day" : state.granularity,
      });
    else change({ measures: [...state.measures, id], dimensions: needed(measure, state.dimensions) });
  }

  const groups = domains.map((name) => ({
    name: slugName(name),
    picks: choices.measures
      .filter((measure) => measure.domain === name && !state.measures.includes(measure.name))
      .map((measure): Pick => {
        const other = isOther(measure);
        return {
          id: measure.name,
          name: measureName(measure.name),
          about: other ? `Begins a new question. ${measure.about}` : ((first ? null : measure.refusal) ?? measure.about),
          isDisabled: !other && !first && (measure.refusal !== null || full),
        };
      }),
  }));
  return (
    <Part name="Measure" error={error}>
      {state.measures.map((name) => {
        const known = choices.measures.find((measure) => measure.name === name);
        return (
          <Chip
            key={name}
            name={measureName(name)}
            {...(known && { about: { label: `${measureName(name)}: what it means`, text: known.about } })}
            remove={{
              label: `Remove the measure ${measureName(name)}`,
              onPress: () => change({ measures: state.measures.filter((one) => one !== name), sort: null }),
            }}
          />
        );
      })}
      <Picker label="Measure" groups={groups} onPick={pick} />
    </Part>
  );
}

/** Dimensions with one that a measure cannot do without. */
function needed({ needs }: Measure, dimensions: string[]): string[] {
  const [first] = needs;
  return first === undefined || needs.some((name) => dimensions.includes(name)) ? dimensions : [...dimensions, first];
}
