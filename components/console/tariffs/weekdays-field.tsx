"use client";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { LABEL } from "#components/ui/field-look.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

type Props = { label: string; value: readonly number[]; onChange: (weekdays: number[]) => void; error?: string | undefined };

/** Days of the week, to be pressed in and out: 1 is Monday. */
export function WeekdaysField({ label, value, onChange, error }: Props) {
  return (
    <div className="flex flex-col gap-1">
      <span className={LABEL}>Begins on</span>
      <ToggleButtonGroup
        aria-label={`${label}: begins on`}
        selectionMode="multiple"
        selectedKeys={value.map(String)}
        onSelectionChange={(keys) => onChange([...keys].map(Number).sort())}
        className="flex h-9 w-fit overflow-clip rounded-box border border-field"
      >
        {DAYS.map((day, at) => (
          <ToggleButton
            key={day}
            id={String(at + 1)}
            className="min-w-9 cursor-pointer border-line px-1.5 text-note not-first:border-s data-[hovered]:bg-sunken data-[selected]:bg-accent-fill data-[selected]:text-on-accent data-[focus-visible]:outline-2 data-[focus-visible]:-outline-offset-2 data-[focus-visible]:outline-ink"
          >
            {day.slice(0, 3)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {error && <p className="text-note text-bad">{error}</p>}
    </div>
  );
}
