"use client";
import { RadioButton, RadioField, RadioGroup } from "react-aria-components";

type Props<T extends string> = { label: string; value: T; names: Record<T, string>; onChange: (value: T) => void };

/** A few choices side by side, of which one holds. */
export function Segments<T extends string>({ label, value, names, onChange }: Props<T>) {
  const choices = Object.keys(names) as T[];
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onChange={(chosen) => onChange(choices.find((choice) => choice === chosen) ?? value)}
      orientation="horizontal"
      className="flex rounded-box bg-sunken p-0.5"
    >
      {choices.map((choice) => (
        <RadioField key={choice} value={choice} className="flex grow">
          <RadioButton className="grow cursor-pointer rounded-box px-3 py-1 text-center text-note text-muted data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent data-[selected]:bg-surface data-[selected]:text-ink">
            {names[choice]}
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
