"use client";
import type { Ref } from "react";
import { Button, ComboBox, Group, Input, Popover } from "react-aria-components";
import { PANEL } from "#components/ui/explain.tsx";
import { FRAME } from "#components/ui/field-look.ts";
import { FieldLabel, FieldWords } from "#components/ui/field-words.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Options } from "#components/ui/options.tsx";
import type { SelectProps } from "#components/ui/select.tsx";

/** One of many to choose: writing narrows them down. */
export function SearchSelect<T extends string>(props: SelectProps<T> & { inputRef?: Ref<HTMLInputElement> }) {
  const { label, error, hint, options, onChange, placeholder = "Search", className = "", inputRef, ...field } = props;
  return (
    <ComboBox
      {...field}
      defaultItems={options}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className={`flex min-w-0 flex-col gap-1 ${className}`}
    >
      <FieldLabel isRequired={field.isRequired}>{label}</FieldLabel>
      <Group className={`${FRAME} flex h-9 items-center data-[focus-within]:outline-2 data-[focus-within]:outline-accent`}>
        <Input ref={inputRef} placeholder={placeholder} className="h-full w-full min-w-0 bg-transparent ps-3 outline-none" />
        <Button className="grid h-full w-8 shrink-0 cursor-pointer place-items-center text-muted">
          <Icon name="down" />
        </Button>
      </Group>
      <FieldWords hint={hint} error={error} />
      <Popover className={`${PANEL} min-w-(--trigger-width) max-w-[calc(100vw-2rem)]`}>
        <Options empty="Nothing is called that" />
      </Popover>
    </ComboBox>
  );
}
