"use client";
import type { Ref } from "react";
import { Button, Popover, Select, SelectValue } from "react-aria-components";
import { PANEL } from "#components/ui/explain.tsx";
import type { FieldProps } from "#components/ui/field.tsx";
import { FRAME } from "#components/ui/field-look.ts";
import { FieldLabel, FieldWords } from "#components/ui/field-words.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type Option, Options } from "#components/ui/options.tsx";

export type SelectProps<T extends string> = FieldProps & {
  /** Null before something is chosen. */
  value: T | null;
  onChange: (value: T) => void;
  onBlur?: () => void;
  options: Option<T>[];
  placeholder?: string;
  className?: string;
};

/** One of a few to choose. */
export function SelectField<T extends string>(props: SelectProps<T> & { buttonRef?: Ref<HTMLButtonElement> }) {
  const { label, error, hint, options, onChange, placeholder = "Choose", className = "", buttonRef, ...field } = props;
  return (
    <Select
      {...field}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      placeholder={placeholder}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className={`group flex min-w-0 flex-col gap-1 ${className}`}
    >
      <FieldLabel isRequired={field.isRequired}>{label}</FieldLabel>
      <Button
        ref={buttonRef}
        className={`${FRAME} flex h-9 cursor-pointer items-center gap-2 px-3 text-start group-data-[invalid]:border-bad`}
      >
        <SelectValue className="min-w-0 grow truncate data-[placeholder]:text-muted">
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <Icon name="down" className="text-muted" />
      </Button>
      <FieldWords hint={hint} error={error} />
      <Popover className={`${PANEL} min-w-(--trigger-width) max-w-[calc(100vw-2rem)]`}>
        <Options options={options} />
      </Popover>
    </Select>
  );
}
