"use client";
import type { Ref } from "react";
import { NumberField as AriaNumberField, Button, Group, Input } from "react-aria-components";
import type { FieldProps } from "#components/ui/field.tsx";
import { FRAME } from "#components/ui/field-look.ts";
import { FieldLabel, FieldWords } from "#components/ui/field-words.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useWords } from "#components/words/use-words.tsx";

type Props = FieldProps & {
  /** Null while nothing stands in it. */
  value: number | null;
  onChange: (value: number | null) => void;
  onBlur?: () => void;
  min?: number;
  max?: number;
  step?: number;
  /** Said behind the figure: "days", "€ per kWh". */
  unit?: string;
  /** Decimals at most. */
  decimals?: number;
  /** Without arrows, where a step of one means nothing. */
  stepless?: boolean;
  inputRef?: Ref<HTMLInputElement>;
};

/** A figure to write, or to step through. One that does not fit stays as written, for the form to say why. */
export function NumberField({
  label,
  value,
  onChange,
  error,
  hint,
  min,
  max,
  step,
  unit,
  decimals,
  stepless,
  inputRef,
  ...field
}: Props) {
  const words = useWords();
  return (
    <AriaNumberField
      {...field}
      value={value ?? Number.NaN}
      onChange={(figure) => onChange(Number.isNaN(figure) ? null : figure)}
      minValue={min}
      maxValue={max}
      step={step}
      commitBehavior="validate"
      formatOptions={{ useGrouping: false, maximumFractionDigits: decimals ?? (step === undefined ? 6 : undefined) }}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className="flex min-w-0 flex-col gap-1"
    >
      <FieldLabel isRequired={field.isRequired}>{label}</FieldLabel>
      <Group
        className={`${FRAME} flex h-9 items-stretch overflow-hidden data-[focus-within]:outline-2 data-[focus-within]:outline-accent`}
      >
        <Input ref={inputRef} className="w-full min-w-0 bg-transparent px-3 tabular outline-none" />
        {unit && (
          <span aria-hidden="true" className="flex shrink-0 items-center pe-3 text-note text-muted">
            {unit}
          </span>
        )}
        {!stepless && <Stepper />}
      </Group>
      <FieldWords hint={unit && !hint ? <span className="sr-only">{words.shared.inUnit(unit)}</span> : hint} error={error} />
    </AriaNumberField>
  );
}

function Stepper() {
  const half = "grid w-7 flex-1 cursor-pointer place-items-center hover:bg-sunken disabled:cursor-default disabled:opacity-40";
  return (
    <span className="flex shrink-0 flex-col border-s border-line text-muted">
      <Button slot="increment" className={half}>
        <Icon name="down" className="size-3 rotate-180" />
      </Button>
      <Button slot="decrement" className={`${half} border-t border-line`}>
        <Icon name="down" className="size-3" />
      </Button>
    </span>
  );
}
