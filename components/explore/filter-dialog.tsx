"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { useExplore } from "#components/explore/explore-navigation.tsx";
import type { ExploreState } from "#components/explore/explore-state.ts";
import { dimensionName, valueName } from "#components/explore/explore-words.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { Check, RadioField } from "#components/ui/checks.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Modal } from "#components/ui/modal.tsx";
import type { ExploreChoices } from "#server/explore/explore-view.ts";

type Filter = ExploreState["filters"][number];
type Value = Filter["values"][number];
type Props = {
  filter: Filter;
  dimension: ExploreChoices["dimensions"][number] | undefined;
  onClose: () => void;
  onSave: (filter: Filter) => void;
};

/** Chooses the values that are kept, or left out. */
export function FilterDialog({ filter, dimension, onClose, onSave }: Props) {
  return (
    <Modal title={`Only some: ${dimensionName(filter.dimension)}`} isOpen onOpenChange={(open) => open || onClose()}>
      {(close) => (
        <Values
          filter={filter}
          nullable={dimension?.nullable ?? false}
          onCancel={close}
          onSave={(saved) => {
            onSave(saved);
            close();
          }}
        />
      )}
    </Modal>
  );
}

type Inner = { filter: Filter; nullable: boolean; onCancel: () => void; onSave: (filter: Filter) => void };

function Values({ filter, nullable, onCancel, onSave }: Inner) {
  const { state } = useExplore();
  const trpc = useTRPC();
  const { dimension } = filter;
  const [not, setNot] = useState(filter.not);
  const [values, setValues] = useState<Value[]>(filter.values);
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search);
  const input = { dimension, search: wanted, ...(state.subject !== null && { subject: state.subject }) };
  const found = useQuery(trpc.explore.values.queryOptions(input, { placeholderData: keepPreviousData, staleTime: 60_000 }));
  const offered = found.data?.values ?? [];
  // What is chosen stays in sight, whatever is searched for.
  const chosenBefore = values.filter((value) => value !== null && !offered.some((one) => one.value === value));
  const toggle = (value: Value, isOn: boolean) => setValues(isOn ? [...values, value] : values.filter((one) => one !== value));
  const row = (value: Value, name: string, id: string | null = null) => (
    <Check
      key={value === null ? "none" : `=${value}`}
      label={
        <>
          {name}
          {id !== null && <span className="ms-2 text-note text-muted">{id}</span>}
        </>
      }
      isSelected={values.includes(value)}
      onChange={(isOn) => toggle(value, isOn)}
    />
  );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ dimension, not, values });
      }}
    >
      <RadioField
        label="Keep"
        value={not ? "not" : "only"}
        onChange={(way) => setNot(way === "not")}
        options={[
          { value: "only", label: "Only the ticked ones" },
          { value: "not", label: "All but the ticked ones" },
        ]}
      />
      <TextField label="Search" value={search} onChange={setSearch} autoFocus autoComplete="off" />
      {found.isError && <FailureNote failure={failureOf(found.error)} />}
      <fieldset aria-busy={found.isPlaceholderData} className="flex max-h-72 flex-col gap-2 overflow-auto p-1">
        <legend className="sr-only">Values of {dimensionName(dimension)}</legend>
        {nullable && search === "" && row(null, "None (no value known)")}
        {chosenBefore.map((value) => row(value, valueName(dimension, value, [])))}
        {offered.map(({ value, name }) =>
          name === value ? row(value, valueName(dimension, value, [])) : row(value, name, value),
        )}
        {found.data && offered.length === 0 && <p className="text-muted">Nothing there is called that.</p>}
        {found.data?.more && <p className="text-note text-muted">There are more: write part of the name.</p>}
      </fieldset>
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>Cancel</Button>
        <Button type="submit" look="main">
          {values.length === 0 ? "Keep all" : "Apply"}
        </Button>
      </div>
    </form>
  );
}
