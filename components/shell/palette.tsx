"use client";
import { useDeferredValue, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { type Command, findCommands } from "#components/shell/command.ts";
import { Keys } from "#components/shell/keys.tsx";
import type { Entry, Me } from "#components/shell/navigation.ts";
import { useCommands } from "#components/shell/use-commands.ts";
import { useFound } from "#components/shell/use-found.ts";
import { usePaletteKeys } from "#components/shell/use-palette-keys.ts";
import { PANEL } from "#components/ui/explain.tsx";
import { ITEM } from "#components/ui/field-look.ts";
import { Icon } from "#components/ui/icon.tsx";
import { ScrollArea } from "#components/ui/scroll-area.tsx";

type Props = { me: Me; entries: Entry[]; isOpen: boolean; onOpenChange: (isOpen: boolean) => void; onHelp: () => void };

/** Goes anywhere and does anything by its name. */
export function Palette({ isOpen, onOpenChange, ...props }: Props) {
  return (
    <ModalOverlay
      isDismissable
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      className="fixed inset-0 z-40 flex items-start justify-center bg-[oklch(0.15_0.02_265/0.5)] p-4 pt-[12vh]"
    >
      <Modal className={`${PANEL} w-full max-w-160`}>
        <Dialog aria-label="Search and commands" className="outline-none">
          {({ close }) => <Choices {...props} close={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Choices({ me, entries, onHelp, close }: Omit<Props, "isOpen" | "onOpenChange"> & { close: () => void }) {
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim());
  const { found, isLooking } = useFound(me, entries, wanted);
  const commands = useCommands(me, entries, onHelp);
  const groups = [...findCommands(commands, wanted), ...found];
  const all = groups.flatMap(({ commands }) => commands);
  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    command.run();
  };
  const best = findCommands(commands, search.trim())[0]?.commands[0] ?? (wanted === search.trim() ? all[0] : undefined);
  usePaletteKeys({
    // Before the field takes it to empty itself: one press closes.
    onEscape: close,
    // Before the list has marked its first entry, for those who write fast.
    onEnter: (event) => {
      if (search.trim() === "" || document.activeElement?.hasAttribute("aria-activedescendant")) return;
      event.preventDefault();
      event.stopPropagation();
      run(best);
    },
  });
  const said = isLooking ? "Searching" : all.length === 0 ? "Nothing found" : `${all.length} found`;

  return (
    <Autocomplete inputValue={search} onInputChange={setSearch}>
      <SearchField aria-label="Search and commands" autoFocus className="flex items-center gap-2 border-b border-line px-4">
        <Icon name="search" className="text-muted" />
        <Input
          placeholder="Go to a page, find a customer, change something"
          className="h-12 min-w-0 grow bg-transparent outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
        />
        <Keys keys="Esc" />
      </SearchField>
      <p role="status" className="sr-only">
        {wanted === "" ? "" : said}
      </p>
      <ScrollArea label="Results" className="max-h-[min(26rem,60vh)] outline-offset-[-2px]">
        <Menu
          aria-label="Results"
          onAction={(id) => run(all.find((command) => command.id === id))}
          renderEmptyState={() => (
            <p className="px-3 py-6 text-center text-muted wrap-anywhere">
              {isLooking ? "Searching…" : `Nothing is called “${wanted}”.`}
            </p>
          )}
          className="p-2 outline-none"
        >
          {groups.map((group) => (
            <MenuSection key={group.name} id={group.name} className="not-first:mt-2">
              <Header className="px-2 pt-1 pb-1 text-note text-muted">{group.name}</Header>
              {group.commands.map((command) => (
                <Item key={command.id} command={command} />
              ))}
            </MenuSection>
          ))}
        </Menu>
      </ScrollArea>
    </Autocomplete>
  );
}

function Item({ command }: { command: Command }) {
  return (
    <MenuItem id={command.id} textValue={command.name} className={`${ITEM} py-2`}>
      <Icon name={command.icon} className="text-muted" />
      <span title={command.name} className="min-w-0 truncate">
        {command.name}
      </span>
      {command.note && (
        <span title={command.note} className="min-w-0 shrink-[4] truncate text-note text-muted">
          {command.note}
        </span>
      )}
      {command.keys && (
        <span className="ms-auto hidden sm:block">
          <Keys keys={command.keys} />
        </span>
      )}
    </MenuItem>
  );
}
