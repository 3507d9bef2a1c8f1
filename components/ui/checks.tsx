"use client";
import type { ReactNode } from "react";
import {
  RadioField as AriaRadioField,
  CheckboxButton,
  CheckboxField,
  CheckboxGroup,
  RadioButton,
  RadioGroup,
  SwitchButton,
  SwitchField,
  Text,
} from "react-aria-components";
import type { FieldProps } from "#components/ui/field.tsx";
import { FieldLabel, FieldWords } from "#components/ui/field-words.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Option } from "#components/ui/options.tsx";

const ROW = "group flex cursor-pointer items-start gap-2 data-[disabled]:cursor-default data-[disabled]:text-muted";
const FOCUS =
  "group-data-[focus-visible]:outline-2 group-data-[focus-visible]:outline-offset-2 group-data-[focus-visible]:outline-accent";
const MARK = `mt-0.5 grid size-4 shrink-0 place-items-center border border-field bg-surface text-on-accent transition-colors duration-150 group-data-[selected]:border-accent-fill group-data-[selected]:bg-accent-fill group-data-[indeterminate]:border-accent-fill group-data-[indeterminate]:bg-accent-fill group-data-[invalid]:border-bad ${FOCUS}`;

/** The box itself, for those who write their own label. Inside of a CheckboxButton. */
export function CheckMark() {
  return (
    <span aria-hidden="true" className={`${MARK} rounded-[0.25rem]`}>
      <Icon name="check" className="size-3 opacity-0 group-data-[selected]:opacity-100 group-data-[indeterminate]:hidden" />
      <Icon name="level" className="hidden size-3 group-data-[indeterminate]:block" />
    </span>
  );
}

type Toggle = { label: ReactNode; hint?: string; isDisabled?: boolean; name?: string };
type OnOff = Toggle & { isSelected: boolean; onChange: (isSelected: boolean) => void };

/** Something that holds or does not. Within a CheckGroup it has a `value` instead. */
export function Check({ label, hint, ...box }: OnOff | (Toggle & { value: string })) {
  return (
    <CheckboxField {...box} className="flex flex-col">
      <CheckboxButton className={ROW}>
        <CheckMark />
        <span className="min-w-0 wrap-anywhere">{label}</span>
      </CheckboxButton>
      {hint && <Hint>{hint}</Hint>}
    </CheckboxField>
  );
}

type Group = FieldProps & { options: { value: string; label: ReactNode; hint?: string }[] };

/** Several of several. */
export function CheckGroup(props: Group & { value: string[]; onChange: (value: string[]) => void }) {
  const { label, options, hint, error, ...group } = props;
  return (
    <CheckboxGroup {...group} validationBehavior="aria" isInvalid={error !== undefined} className="flex flex-col gap-2">
      <FieldLabel isRequired={group.isRequired}>{label}</FieldLabel>
      {options.map((option) => (
        <Check key={option.value} {...option} />
      ))}
      <FieldWords hint={hint} error={error} />
    </CheckboxGroup>
  );
}

type Radios<T extends string> = FieldProps & { value: T | null; onChange: (value: T) => void; options: Option<T>[] };

/** One of a few, all of them seen at once. */
export function RadioField<T extends string>({ label, options, hint, error, onChange, ...group }: Radios<T>) {
  const choose = (value: string) => {
    const chosen = options.find((option) => option.value === value);
    if (chosen) onChange(chosen.value);
  };
  return (
    <RadioGroup
      {...group}
      onChange={choose}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className="flex flex-col gap-2"
    >
      <FieldLabel isRequired={group.isRequired}>{label}</FieldLabel>
      {options.map((option) => (
        <AriaRadioField key={option.value} value={option.value} className="flex flex-col">
          <RadioButton className={ROW}>
            <span aria-hidden="true" className={`${MARK} rounded-full`}>
              <span className="size-1.5 rounded-full bg-on-accent opacity-0 group-data-[selected]:opacity-100" />
            </span>
            <span className="min-w-0 wrap-anywhere">{option.label}</span>
          </RadioButton>
          {option.hint && <Hint>{option.hint}</Hint>}
        </AriaRadioField>
      ))}
      <FieldWords hint={hint} error={error} />
    </RadioGroup>
  );
}

/** On or off, from the moment it is pressed. */
export function Switch({ label, hint, ...box }: OnOff) {
  return (
    <SwitchField {...box} className="flex flex-col">
      <SwitchButton className={ROW}>
        <span
          aria-hidden="true"
          className={`mt-px h-4.5 w-8 shrink-0 rounded-full bg-field p-0.5 transition-colors duration-150 group-data-[selected]:bg-accent-fill ${FOCUS}`}
        >
          <span className="block size-3.5 rounded-full bg-surface transition-transform group-data-[selected]:bg-on-accent duration-150 group-data-[selected]:translate-x-3.5 rtl:group-data-[selected]:-translate-x-3.5" />
        </span>
        <span className="min-w-0 wrap-anywhere">{label}</span>
      </SwitchButton>
      {hint && <Hint wide>{hint}</Hint>}
    </SwitchField>
  );
}

function Hint({ children, wide = false }: { children: string; wide?: boolean }) {
  return (
    <Text slot="description" className={`${wide ? "ps-10" : "ps-6"} text-note text-muted`}>
      {children}
    </Text>
  );
}
