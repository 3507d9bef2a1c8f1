"use client";
import { useState } from "react";
import { useExplore } from "#components/explore/explore-navigation.tsx";
import type { ExploreState } from "#components/explore/explore-state.ts";
import { dimensionName, valueName } from "#components/explore/explore-words.ts";
import { FilterDialog } from "#components/explore/filter-dialog.tsx";
import { Part } from "#components/explore/part.tsx";
import { type Pick, Picker } from "#components/explore/picker.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { ExploreChoices } from "#server/explore/explore-view.ts";

type Filter = ExploreState["filters"][number];

/** Values told in a chip before the rest is counted. */
const TOLD = 3;

/** Which rows count. */
export function FilterControl({ choices, error }: { choices: ExploreChoices; error: string | null }) {
  const { state, change } = useExplore();
  const [edited, setEdited] = useState<{ at: number; filter: Filter } | null>(null);
  const picks = choices.dimensions.map(
    ({ name, about, refusal }): Pick => ({
      id: name,
      name: dimensionName(name),
      // A dimension that is split by already can be filtered too.
      about: refusal ?? about,
      isDisabled: refusal !== null,
    }),
  );
  const set = (at: number, filter: Filter) => {
    const others = state.filters.filter(
      (one, index) => index !== at && !(one.dimension === filter.dimension && one.not === filter.not),
    );
    change({ filters: filter.values.length === 0 ? others : [...others, filter] });
  };
  return (
    <Part name="Only" error={error}>
      {state.filters.map((filter, at) => (
        <span
          key={`${filter.dimension} ${filter.not}`}
          className="inline-flex h-8 max-w-full items-center rounded-full bg-tint text-accent"
        >
          <button
            type="button"
            className="min-w-0 cursor-pointer truncate rounded-full ps-3 hover:underline"
            onClick={() => setEdited({ at, filter })}
          >
            {chipName(filter)}
          </button>
          <Button
            look="icon"
            className="text-accent"
            aria-label={`Remove the filter ${chipName(filter)}`}
            onPress={() => change({ filters: state.filters.filter((_, index) => index !== at) })}
          >
            <Icon name="close" className="size-3" />
          </Button>
        </span>
      ))}
      <Picker
        label="Filter"
        groups={[{ name: "Dimensions", picks }]}
        onPick={(dimension) => setEdited({ at: -1, filter: { dimension, not: false, values: [] } })}
        isDisabled={state.measures.length === 0}
      />
      {edited && (
        <FilterDialog
          filter={edited.filter}
          dimension={choices.dimensions.find(({ name }) => name === edited.filter.dimension)}
          onClose={() => setEdited(null)}
          onSave={(filter) => set(edited.at, filter)}
        />
      )}
    </Part>
  );
}

function chipName({ dimension, not, values }: Filter): string {
  const named = values.slice(0, TOLD).map((value) => valueName(dimension, value, []));
  const more = values.length > TOLD ? ` and ${values.length - TOLD} more` : "";
  return `${dimensionName(dimension)} ${not ? "is not" : "is"} ${named.join(not ? " nor " : " or ")}${more}`;
}
