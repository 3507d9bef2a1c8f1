"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Autocomplete, Dialog, DialogTrigger, Input, Menu, MenuItem, Popover, SearchField } from "react-aria-components";
import { useNavigation } from "#components/controls/navigate.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { PANEL } from "#components/ui/explain.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useWords } from "#components/words/use-words.tsx";

const ALL = "";

/** Chooses whose dashboard is shown, or that of all customers together. */
export function SubjectChooser({ current }: { current: { id: string; name: string } | null }) {
  const words = useWords().shared.customers;
  const { change } = useNavigation();
  return (
    <DialogTrigger>
      <Button className="max-w-full">
        <span className="truncate">{current ? current.name : words.all}</span>
        <Icon name="down" className="text-muted" />
      </Button>
      <Popover placement="bottom end" className={`${PANEL} w-80 max-w-[calc(100vw-2rem)]`}>
        <Dialog aria-label={words.one} className="outline-none">
          {({ close }) => (
            <SubjectChoices
              onChoose={(subject) => {
                // Accounts and devices are a customer's own; what was chosen of them means nothing for another.
                change({ subject, filters: { category: [], account: [], device: [], room: [] } });
                close();
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

type Choices = {
  /** What stands first, for all of them; nothing does without it. */
  all?: string | null;
  onChoose: (subject: string | null, name: string) => void;
};

/** Customers to choose from, found by what is written. */
export function SubjectChoices({ all, onChoose }: Choices) {
  const words = useWords().shared.customers;
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search);
  const { data, isError } = useQuery(
    trpc.subjects.list.queryOptions({ search: wanted, limit: 50 }, { placeholderData: keepPreviousData, staleTime: 30_000 }),
  );
  const items = [...(search === "" && all !== null ? [{ subject: ALL, name: all ?? words.all }] : []), ...(data?.subjects ?? [])];
  return (
    <Autocomplete inputValue={search} onInputChange={setSearch}>
      <SearchField aria-label={words.search} autoFocus className="flex items-center gap-2 border-b border-line px-3">
        <Icon name="search" className="text-muted" />
        <Input
          placeholder={words.placeholder}
          className="h-10 min-w-0 grow bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
        />
      </SearchField>
      <Menu
        aria-label={words.many}
        items={items}
        onAction={(key) => {
          const subject = key === ALL ? ALL : String(key).slice(1);
          onChoose(subject === ALL ? null : subject, items.find((item) => item.subject === subject)?.name ?? subject);
        }}
        renderEmptyState={() => <p className="p-3 text-muted">{isError ? words.unloaded : data ? words.none : "…"}</p>}
        className="max-h-80 overflow-auto p-1 outline-none"
      >
        {(item) => (
          <MenuItem
            id={item.subject === ALL ? ALL : `=${item.subject}`}
            textValue={item.name}
            className="flex cursor-pointer flex-col rounded-box px-2 py-1.5 outline-none data-[focused]:bg-sunken"
          >
            <span className="truncate">{item.name}</span>
            {item.subject !== ALL && item.subject !== item.name && (
              <span className="truncate text-note text-muted">{item.subject}</span>
            )}
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  );
}
