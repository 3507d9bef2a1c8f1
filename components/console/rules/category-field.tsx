"use client";
import { Button, ComboBox, Group, Input, Popover } from "react-aria-components";
import { slugName } from "#components/dashboards/words.ts";
import { PANEL } from "#components/ui/explain.tsx";
import { FRAME } from "#components/ui/field-look.ts";
import { FieldLabel, FieldWords } from "#components/ui/field-words.tsx";
import { useFormField } from "#components/ui/form-names.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Options } from "#components/ui/options.tsx";

type Props = { name: string; label: string; hint: string; known: { category: string; payments: number }[] };

/** A category: one of those there are, or a new word. */
export function CategoryField({ name, label, hint, known }: Props) {
  const { field, error } = useFormField(name);
  const options = known.map(({ category }) => ({ value: category, label: category, hint: slugName(category) }));
  return (
    <ComboBox
      name={name}
      allowsCustomValue
      defaultItems={options}
      inputValue={field.value ?? ""}
      onInputChange={field.onChange}
      onBlur={field.onBlur}
      menuTrigger="focus"
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className="flex min-w-0 flex-col gap-1"
    >
      <FieldLabel>{label}</FieldLabel>
      <Group className={`${FRAME} flex h-9 items-center data-[focus-within]:outline-2 data-[focus-within]:outline-accent`}>
        <Input ref={field.ref} className="h-full w-full min-w-0 bg-transparent ps-3 outline-none" />
        <Button className="grid h-full w-8 shrink-0 cursor-pointer place-items-center text-muted">
          <Icon name="down" />
        </Button>
      </Group>
      <FieldWords hint={hint} error={error} />
      <Popover className={`${PANEL} min-w-(--trigger-width) max-w-[calc(100vw-2rem)]`}>
        <Options />
      </Popover>
    </ComboBox>
  );
}
