"use client";
import { ListBox, ListBoxItem, Text } from "react-aria-components";
import { ITEM } from "#components/ui/field-look.ts";
import { Icon } from "#components/ui/icon.tsx";

/** One of several to choose from. */
export type Option<T extends string> = { value: T; label: string; hint?: string };

/** The list that opens at a field, the chosen one ticked. */
export function Options<T extends string>({ options, empty }: { options?: Option<T>[]; empty?: string }) {
  return (
    <ListBox
      items={options}
      renderEmptyState={() => <p className="px-2 py-1.5 text-muted">{empty ?? "Nothing to choose from"}</p>}
      className="max-h-80 overflow-auto p-1 outline-none"
    >
      {(option: Option<T>) => (
        <ListBoxItem id={option.value} textValue={option.label} className={ITEM}>
          <span className="min-w-0 grow">
            <Text slot="label" className="block wrap-anywhere">
              {option.label}
            </Text>
            {option.hint && (
              <Text slot="description" className="block text-note text-muted">
                {option.hint}
              </Text>
            )}
          </span>
          <Icon name="check" className="text-accent opacity-0 group-data-[selected]:opacity-100" />
        </ListBoxItem>
      )}
    </ListBox>
  );
}
