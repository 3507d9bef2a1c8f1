"use client";
import { TextField } from "#components/ui/field.tsx";
import { useFormField } from "#components/ui/form-names.ts";

type Props = { name: string; label: string; hint: string; isRequired?: false };

/** A local day of a form; one that may be left out is null without it. */
export function DayField({ name, label, hint, isRequired }: Props) {
  const { field, error } = useFormField(name);
  const none = isRequired === false ? null : "";
  return (
    <TextField
      type="date"
      {...{ name, label, hint }}
      {...(isRequired === false && { isRequired })}
      inputRef={field.ref}
      value={field.value ?? ""}
      onChange={(day) => field.onChange(day === "" ? none : day)}
      onBlur={field.onBlur}
      {...(error !== undefined && { error })}
    />
  );
}
