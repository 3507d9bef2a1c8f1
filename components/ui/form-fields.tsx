"use client";
import type { ComponentProps, ReactNode } from "react";
import { Check, CheckGroup, RadioField } from "#components/ui/checks.tsx";
import { TextField } from "#components/ui/field.tsx";
import { useFormField } from "#components/ui/form-names.ts";
import { NumberField } from "#components/ui/number-field.tsx";
import { SearchSelect } from "#components/ui/search-select.tsx";
import { SelectField, type SelectProps } from "#components/ui/select.tsx";

/** The fields of components/ui inside of a FormShell, by their name in the form's schema. */
type Named<Props> = Omit<Props, "name" | "value" | "onChange" | "onBlur" | "error" | "isSelected" | "inputRef" | "buttonRef"> & {
  name: string;
};

export function FormText({ name, ...props }: Named<ComponentProps<typeof TextField>>) {
  const { field, error } = useFormField(name);
  const { ref, value, onChange, onBlur } = field;
  return (
    <TextField {...props} name={name} inputRef={ref} value={value ?? ""} onChange={onChange} onBlur={onBlur} error={error} />
  );
}

export function FormNumber({ name, ...props }: Named<ComponentProps<typeof NumberField>>) {
  const { field, error } = useFormField(name);
  const { ref, value, onChange, onBlur } = field;
  return (
    <NumberField {...props} name={name} inputRef={ref} value={value ?? null} onChange={onChange} onBlur={onBlur} error={error} />
  );
}

export function FormSelect<T extends string>({ name, ...props }: Named<SelectProps<T>>) {
  const { field, error } = useFormField(name);
  const { ref, value, onChange, onBlur } = field;
  return (
    <SelectField {...props} name={name} buttonRef={ref} value={value ?? null} onChange={onChange} onBlur={onBlur} error={error} />
  );
}

export function FormSearchSelect<T extends string>({ name, ...props }: Named<SelectProps<T>>) {
  const { field, error } = useFormField(name);
  const { ref, value, onChange, onBlur } = field;
  return (
    <SearchSelect {...props} name={name} inputRef={ref} value={value ?? null} onChange={onChange} onBlur={onBlur} error={error} />
  );
}

export function FormCheck({ name, ...props }: { name: string; label: ReactNode; hint?: string; isDisabled?: boolean }) {
  const { field, error } = useFormField(name);
  return (
    <div ref={(element) => field.ref(firstInput(element))} className="flex flex-col gap-1">
      <Check {...props} name={name} isSelected={field.value ?? false} onChange={field.onChange} />
      {error && (
        <p role="alert" className="text-note text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

export function FormCheckGroup({ name, ...props }: Named<ComponentProps<typeof CheckGroup>>) {
  const { field, error } = useFormField(name);
  return (
    <div ref={(element) => field.ref(firstInput(element))}>
      <CheckGroup {...props} name={name} value={field.value ?? []} onChange={field.onChange} error={error} />
    </div>
  );
}

export function FormRadio<T extends string>({ name, ...props }: Named<ComponentProps<typeof RadioField<T>>>) {
  const { field, error } = useFormField(name);
  return (
    <div ref={(element) => field.ref(firstInput(element))}>
      <RadioField {...props} name={name} value={field.value ?? null} onChange={field.onChange} error={error} />
    </div>
  );
}

/** What to focus in a group of boxes. */
function firstInput(element: HTMLElement | null): HTMLInputElement | null {
  return element?.querySelector("input") ?? null;
}
