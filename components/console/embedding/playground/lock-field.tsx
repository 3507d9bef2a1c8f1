"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { dimensionName, valueName } from "#components/explore/explore-words.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { Check } from "#components/ui/checks.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Modal } from "#components/ui/modal.tsx";
import type { LockDimension } from "#server/embed/rights-input.ts";

type Props = {
  dimension: LockDimension;
  subject: string | null;
  /** Undefined while it is not locked; an empty list shows no rows. */
  values: readonly string[] | undefined;
  onChange: (values: readonly string[] | undefined) => void;
};

/** Locks a dimension to some of the values that there are in the data. */
export function LockField({ dimension, subject, values, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const name = dimensionName(dimension);
  const told = values === undefined ? "Not locked" : values.length === 0 ? "No rows at all" : namesOf(dimension, values);
  return (
    <div className="flex items-center gap-2">
      <p className="min-w-0 grow">
        <span className="block text-note text-muted">{name}</span>
        <span className="line-clamp-2 wrap-anywhere">{told}</span>
      </p>
      <Button look="quiet" aria-label={`Lock: ${name}`} onPress={() => setOpen(true)}>
        {values === undefined ? "Lock" : "Change"}
      </Button>
      <Modal title={`Lock: ${name}`} isOpen={open} onOpenChange={setOpen}>
        {(close) => (
          <Values
            {...{ dimension, subject }}
            first={values ?? []}
            onDone={(chosen) => {
              onChange(chosen);
              close();
            }}
          />
        )}
      </Modal>
    </div>
  );
}

type Inner = Pick<Props, "dimension" | "subject"> & {
  first: readonly string[];
  onDone: (values: readonly string[] | undefined) => void;
};

function Values({ dimension, subject, first, onDone }: Inner) {
  const trpc = useTRPC();
  const [values, setValues] = useState(first);
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search);
  const input = { dimension, search: wanted, ...(subject !== null && { subject }) };
  const found = useQuery(trpc.explore.values.queryOptions(input, { placeholderData: keepPreviousData, staleTime: 60_000 }));
  const offered = found.data?.values ?? [];
  const others = values.filter((value) => !offered.some((one) => one.value === value)).map((value) => ({ value, name: value }));
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(values);
      }}
    >
      <p className="text-muted">Rows with any other value do not exist for this frame, whatever its viewer asks.</p>
      <TextField label="Search" value={search} onChange={setSearch} autoFocus autoComplete="off" />
      {found.isError && <FailureNote failure={failureOf(found.error)} />}
      <fieldset aria-busy={found.isPlaceholderData} className="flex max-h-72 flex-col gap-2 overflow-auto p-1">
        <legend className="sr-only">Values of {dimensionName(dimension)}</legend>
        {[...others, ...offered].map(({ value, name }) => (
          <Check
            key={value}
            label={name === value ? valueName(dimension, value, []) : name}
            isSelected={values.includes(value)}
            onChange={(isOn) => setValues(isOn ? [...values, value] : values.filter((one) => one !== value))}
          />
        ))}
        {found.data && offered.length === 0 && <p className="text-muted">Nothing there is called that.</p>}
        {found.data?.more && <p className="text-note text-muted">There are more: write part of the name.</p>}
      </fieldset>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={() => onDone(undefined)}>Do not lock</Button>
        <Button type="submit" look="main">
          {values.length === 0 ? "Lock to no rows" : "Lock"}
        </Button>
      </div>
    </form>
  );
}

function namesOf(dimension: LockDimension, values: readonly string[]): string {
  const named = values.slice(0, 3).map((value) => valueName(dimension, value, []));
  return `${named.join(", ")}${values.length > 3 ? ` and ${values.length - 3} more` : ""}`;
}
