"use client";
import { Label, ProgressBar } from "react-aria-components";
import { LABEL } from "#components/ui/field-look.ts";

type Props = {
  label: string;
  value: number;
  max: number /** What it has come to, in words: "1,204 of 3,000 payments". */;
  text?: string;
};

/** How far something has come. */
export function Progress({ label, value, max, text }: Props) {
  return (
    <ProgressBar value={Math.min(value, max)} maxValue={Math.max(max, 1)} valueLabel={text} className="flex flex-col gap-1">
      {({ percentage, valueText }) => (
        <>
          <span className="flex items-baseline justify-between gap-4">
            <Label className={LABEL}>{label}</Label>
            <span className="text-note text-muted tabular">{valueText}</span>
          </span>
          <span className="block h-1.5 overflow-hidden rounded-full bg-sunken">
            <span
              className="block h-full rounded-full bg-accent-fill transition-[width] duration-200"
              style={{ width: `${percentage ?? 0}%` }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
