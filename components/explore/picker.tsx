"use client";
import {
  Autocomplete,
  Dialog,
  DialogTrigger,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  SearchField,
  useFilter,
} from "react-aria-components";
import { Button } from "#components/ui/button.tsx";
import { PANEL } from "#components/ui/explain.tsx";
import { ITEM } from "#components/ui/field-look.ts";
import { Icon } from "#components/ui/icon.tsx";

export type Pick = {
  id: string;
  name: string;
  /** What it means, or why it cannot be chosen. */
  about: string;
  isDisabled: boolean;
};

type Props = {
  /** What the button says: "Measure". */
  label: string;
  /** Under headings, in this order. */
  groups: { name: string; picks: Pick[] }[];
  onPick: (id: string) => void;
  isDisabled?: boolean;
};

/** A button that opens a list to search and choose one of; what cannot be chosen stays in it and says why. */
export function Picker({ label, groups, onPick, isDisabled = false }: Props) {
  const { contains } = useFilter({ sensitivity: "base" });
  const disabled = groups.flatMap(({ picks }) => picks.filter((pick) => pick.isDisabled).map(({ id }) => id));
  return (
    <DialogTrigger>
      <Button look="quiet" className="border border-dashed border-line" isDisabled={isDisabled}>
        <Icon name="plus" className="size-3" />
        {label}
      </Button>
      <Popover placement="bottom start" className={`${PANEL} w-96 max-w-[calc(100vw-2rem)]`}>
        <Dialog aria-label={label} className="max-h-96 overflow-auto outline-none">
          {({ close }) => (
            <Autocomplete filter={contains}>
              <SearchField
                aria-label={`Search: ${label}`}
                autoFocus
                className="sticky top-0 z-1 flex items-center gap-2 border-b border-line bg-surface px-3"
              >
                <Icon name="search" className="text-muted" />
                <Input
                  placeholder="Search"
                  className="h-10 min-w-0 grow bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
                />
              </SearchField>
              <ListBox
                aria-label={label}
                disabledKeys={disabled}
                onAction={(id) => {
                  onPick(String(id));
                  close();
                }}
                renderEmptyState={() => <p className="px-2 py-1.5 text-muted">Nothing is called that</p>}
                className="p-1 outline-none"
              >
                {groups
                  .filter(({ picks }) => picks.length > 0)
                  .map((group) => (
                    <ListBoxSection key={group.name} id={group.name} aria-label={group.name}>
                      {groups.length > 1 && <Header className="px-2 pt-2 pb-1 text-note text-muted">{group.name}</Header>}
                      {group.picks.map((pick) => (
                        <ListBoxItem key={pick.id} id={pick.id} textValue={pick.name} className={ITEM}>
                          <span className="min-w-0">
                            <span className="block wrap-anywhere">{pick.name}</span>
                            <span className="block text-note text-muted">{pick.about}</span>
                          </span>
                        </ListBoxItem>
                      ))}
                    </ListBoxSection>
                  ))}
              </ListBox>
            </Autocomplete>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
