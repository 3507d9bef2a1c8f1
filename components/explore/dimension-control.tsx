"use client";
import { Chip } from "#components/explore/chip.tsx";
import { useExplore } from "#components/explore/explore-navigation.tsx";
import { dimensionName } from "#components/explore/explore-words.ts";
import { Part } from "#components/explore/part.tsx";
import { type Pick, Picker } from "#components/explore/picker.tsx";
import { MOST_DIMENSIONS } from "#server/explore/explore-input.ts";
import type { ExploreChoices } from "#server/explore/explore-view.ts";

/** What figures are told apart by. */
export function DimensionControl({ choices, error }: { choices: ExploreChoices; error: string | null }) {
  const { state, change } = useExplore();
  const full = state.dimensions.length >= MOST_DIMENSIONS;
  const picks = choices.dimensions
    .filter(({ name }) => !state.dimensions.includes(name))
    .map(
      ({ name, about, refusal }): Pick => ({
        id: name,
        name: dimensionName(name),
        about: refusal ?? (full ? `At most ${MOST_DIMENSIONS} at once: remove one first.` : about),
        isDisabled: refusal !== null || full,
      }),
    );
  return (
    <Part name="Split by" error={error}>
      {state.dimensions.map((name) => {
        const known = choices.dimensions.find((dimension) => dimension.name === name);
        return (
          <Chip
            key={name}
            name={dimensionName(name)}
            {...(known && { about: { label: `${dimensionName(name)}: what it means`, text: known.about } })}
            remove={{
              label: `Do not split by ${dimensionName(name)}`,
              onPress: () => change({ dimensions: state.dimensions.filter((one) => one !== name), sort: null }),
            }}
          />
        );
      })}
      <Picker
        label="Dimension"
        groups={[{ name: "Dimensions", picks: sortedPicks(picks) }]}
        onPick={(id) => change({ dimensions: [...state.dimensions, id] })}
        isDisabled={state.measures.length === 0}
      />
    </Part>
  );
}

/** What can be chosen stands before what cannot. */
function sortedPicks(picks: Pick[]): Pick[] {
  return [...picks.filter((pick) => !pick.isDisabled), ...picks.filter((pick) => pick.isDisabled)];
}
