"use client";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { SelectField } from "#components/ui/select.tsx";
import { type Edit, EventPointer } from "#server/quarantine/quarantine-input.ts";

/** An edit while it is written: values are texts yet. */
export type Draft = { key: number; op: Edit["op"]; path: string; from: string; value: string };

export const newDraft = (key: number, path = "", op: Edit["op"] = "set"): Draft => ({ key, op, path, from: "", value: "" });

/** A value as it is written: JSON where it is that ("12", "true", "null"), else a text. */
function written(text: string): Extract<Edit, { op: "set" }>["value"] {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function toEdit({ op, path, from, value }: Draft): Edit {
  if (op === "remove") return { op, path };
  return op === "set" ? { op, path, value: written(value) } : { op, path, from: written(from), to: written(value) };
}

/** Why an edit's place is none; undefined when it is one. */
export const placeError = (path: string): string | undefined => EventPointer.safeParse(path).error?.issues[0]?.message;

type Props = {
  drafts: Draft[];
  onChange: (drafts: Draft[]) => void /** Say also what is missing, once somebody tried to go on. */;
  strict: boolean;
};

const VERBS = [
  { value: "set", label: "Set" },
  { value: "remove", label: "Remove" },
  { value: "replace", label: "Replace" },
] as const;

/** The edits that are made to each event. */
export function EditRows({ drafts, onChange, strict }: Props) {
  const change = (key: number, parts: Partial<Draft>) =>
    onChange(drafts.map((draft) => (draft.key === key ? { ...draft, ...parts } : draft)));
  return (
    <div className="flex flex-col gap-3">
      {drafts.map((draft, index) => (
        <fieldset key={draft.key} className="flex flex-wrap items-start gap-2 border-line not-first:border-t not-first:pt-3">
          <legend className="sr-only">Edit {index + 1}</legend>
          <SelectField
            label="Do"
            isRequired
            className="w-28"
            value={draft.op}
            options={[...VERBS]}
            onChange={(op) => change(draft.key, { op })}
          />
          <TextField
            label="Where"
            isRequired
            mono
            className="min-w-40 grow basis-40"
            placeholder="/data/currency"
            value={draft.path}
            onChange={(path) => change(draft.key, { path })}
            error={strict || draft.path !== "" ? placeError(draft.path) : undefined}
          />
          {draft.op === "replace" && (
            <TextField
              label="Where it is"
              isRequired
              mono
              className="min-w-32 grow basis-32"
              value={draft.from}
              onChange={(from) => change(draft.key, { from })}
            />
          )}
          {draft.op !== "remove" && (
            <TextField
              label={draft.op === "set" ? "To" : "With"}
              isRequired
              mono
              className="min-w-32 grow basis-32"
              value={draft.value}
              onChange={(value) => change(draft.key, { value })}
            />
          )}
          <Button
            look="icon"
            className="mt-5.5"
            aria-label={`Remove edit ${index + 1}`}
            isDisabled={drafts.length === 1}
            onPress={() => onChange(drafts.filter(({ key }) => key !== draft.key))}
          >
            <Icon name="close" />
          </Button>
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button
          look="quiet"
          isDisabled={drafts.length >= 20}
          onPress={() => onChange([...drafts, newDraft(Math.max(...drafts.map(({ key }) => key)) + 1)])}
        >
          <Icon name="plus" />
          Another edit
        </Button>
        <p className="text-note text-muted">Values are JSON, or plain text: EUR, 12, true, {'{"name": "Shop"}'}</p>
      </div>
    </div>
  );
}
