"use client";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";

export const HEX = /^#[0-9a-f]{6}$/i;

type Props = {
  label: string;
  /** As written, which may be no colour yet; empty for Inlay's own. */
  value: string;
  onChange: (value: string) => void;
  /** What is shown while there is none: the colour that is used then. */
  own: string;
  hint?: string;
};

/** A colour to pick or to write; without one, Inlay's own counts. */
export function ColourField({ label, value, onChange, own, hint }: Props) {
  const valid = HEX.test(value);
  return (
    <div className="flex items-start gap-2">
      <input
        type="color"
        aria-label={`Pick: ${label}`}
        value={valid ? value.toLowerCase() : own}
        onChange={(event) => onChange(event.target.value)}
        className="mt-5 h-9 w-11 shrink-0 cursor-pointer rounded-box border border-field bg-surface p-1"
      />
      <TextField
        className="flex-1"
        label={label}
        value={value}
        onChange={onChange}
        placeholder={own}
        maxLength={7}
        mono
        hint={hint}
        error={value !== "" && !valid ? "Six digits of hex after #, such as #1a73e8." : undefined}
      />
      <Button
        look="icon"
        className={`mt-5.5 ${value === "" ? "invisible" : ""}`}
        aria-label={`${label}: as Inlay has it`}
        onPress={() => onChange("")}
      >
        <Icon name="close" />
      </Button>
    </div>
  );
}
