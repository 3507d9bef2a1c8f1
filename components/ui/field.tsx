"use client";
import type { ReactNode, Ref } from "react";
import { TextField as AriaTextField, Input, TextArea } from "react-aria-components";
import { FRAME } from "#components/ui/field-look.ts";
import { FieldLabel, FieldWords } from "#components/ui/field-words.tsx";

/** What every field has. */
export type FieldProps = {
  label: string;
  /** What is wrong with what stands in it. */
  error?: string;
  /** What to write, said before somebody writes it. */
  hint?: ReactNode;
  /** False says "(optional)" beside the label. */
  isRequired?: boolean;
  isDisabled?: boolean;
  name?: string;
};

type Props = FieldProps & {
  type?: "text" | "email" | "password" | "search" | "url" | "tel" | "date" | "color";
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  onBlur?: () => void;
  autoComplete?: string;
  autoFocus?: boolean;
  placeholder?: string;
  maxLength?: number;
  multiline?: boolean;
  rows?: number;
  /** For code, keys, patterns. */
  mono?: boolean;
  className?: string;
  inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
};

/** A text to write, in one line or several. */
export function TextField({
  label,
  error,
  hint,
  placeholder,
  multiline,
  rows = 4,
  mono,
  className = "",
  inputRef,
  ...field
}: Props) {
  const face = mono ? "font-mono text-note" : "";
  return (
    <AriaTextField
      {...field}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className={`flex min-w-0 flex-col gap-1 ${className}`}
    >
      <FieldLabel isRequired={field.isRequired}>{label}</FieldLabel>
      {multiline ? (
        <TextArea ref={inputRef} rows={rows} placeholder={placeholder} dir="auto" className={`${FRAME} ${face} px-3 py-2`} />
      ) : (
        <Input
          ref={inputRef}
          placeholder={placeholder}
          dir={field.type === "email" || field.type === "url" || field.type === "password" ? "ltr" : "auto"}
          className={`${FRAME} ${face} h-9 ${field.type === "color" ? "p-1" : "px-3"}`}
        />
      )}
      <FieldWords hint={hint} error={error} />
    </AriaTextField>
  );
}
