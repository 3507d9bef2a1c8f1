"use client";
import { Menu, MenuItem, MenuTrigger, Popover, type Selection } from "react-aria-components";
import { useNavigation } from "#components/controls/navigate.tsx";
import { Button } from "#components/ui/button.tsx";
import { PANEL } from "#components/ui/explain.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { FilterName } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";

export type Filter = { name: FilterName; label: string; options: { value: string; name: string }[] };

/** Filters to choose from, and those in force as chips that can be taken away. */
export function Filters({ filters }: { filters: Filter[] }) {
  const words = useWords().shared.filters;
  const { state, change } = useNavigation();
  const set = (name: FilterName, values: string[]) => change({ filters: { ...state.filters, [name]: values } });
  const usable = filters.filter((filter) => filter.options.length > 1 || state.filters[filter.name].length > 0);
  if (usable.length === 0) return null;
  const chips = usable.flatMap((filter) => state.filters[filter.name].map((value) => ({ filter, value })));
  return (
    <div className="no-print mb-4 flex flex-wrap items-center gap-2">
      {usable.map((filter) => (
        <Chooser
          key={filter.name}
          filter={filter}
          chosen={state.filters[filter.name]}
          onChoose={(values) => set(filter.name, values)}
        />
      ))}
      {chips.map(({ filter, value }) => {
        const name = filter.options.find((option) => option.value === value)?.name ?? value;
        return (
          <span
            key={`${filter.name} ${value}`}
            className="inline-flex max-w-full items-center rounded-full bg-tint ps-3 text-note text-accent"
          >
            <span dir="auto" className="truncate">
              {words.chip(filter.label, name)}
            </span>
            <Button
              look="icon"
              className="size-7 text-accent"
              aria-label={words.remove(filter.label, name)}
              onPress={() =>
                set(
                  filter.name,
                  state.filters[filter.name].filter((one) => one !== value),
                )
              }
            >
              <Icon name="close" className="size-3" />
            </Button>
          </span>
        );
      })}
      {chips.length > 1 && (
        <Button look="quiet" onPress={() => change({ filters: { category: [], account: [], device: [], room: [] } })}>
          {words.clear}
        </Button>
      )}
    </div>
  );
}

function Chooser({ filter, chosen, onChoose }: { filter: Filter; chosen: string[]; onChoose: (values: string[]) => void }) {
  const choose = (selection: Selection) =>
    onChoose(selection === "all" ? filter.options.map((option) => option.value) : [...selection].map(String));
  return (
    <MenuTrigger>
      <Button look="quiet" className="border border-dashed border-line">
        <Icon name="plus" className="size-3" />
        {filter.label}
      </Button>
      <Popover placement="bottom start" className={`${PANEL} max-h-80 max-w-80 min-w-48 overflow-auto`}>
        <Menu
          aria-label={filter.label}
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={choose}
          className="p-1 outline-none"
        >
          {filter.options.map((option) => (
            <MenuItem
              key={option.value}
              id={option.value}
              textValue={option.name}
              className="group flex cursor-pointer items-center gap-2 rounded-box px-2 py-1.5 outline-none data-[focused]:bg-sunken"
            >
              <span dir="auto" className="min-w-0 truncate">
                {option.name}
              </span>
              <Icon name="check" className="ms-auto text-accent opacity-0 group-data-[selected]:opacity-100" />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
