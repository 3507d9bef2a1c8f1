"use client";
import { useState } from "react";
import { Keys } from "#components/shell/keys.tsx";
import type { Entry } from "#components/shell/navigation.ts";
import { singleKeys } from "#components/shell/single-keys.ts";
import { Button } from "#components/ui/button.tsx";
import { Switch } from "#components/ui/checks.tsx";
import { Modal } from "#components/ui/modal.tsx";

type Props = { entries: Entry[]; palette: string; isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

/** What the keys do, and how to make single ones do nothing. */
export function ShortcutHelp({ entries, palette, isOpen, onOpenChange }: Props) {
  const places = entries.flatMap((entry) => entry.places);
  const general = [
    { keys: palette, name: "Search and commands" },
    { keys: "/", name: "The same" },
    { keys: "?", name: "This list" },
    { keys: "↓ ↑", name: "From row to row in a table, from point to point in a chart" },
    { keys: "Esc", name: "Close what is open" },
  ];
  return (
    <Modal title="Keyboard shortcuts" size="medium" isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <>
          <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
            <Part name="Anywhere" rows={general} />
            <Part name="Go to" rows={places.map(({ name, key }) => ({ name, keys: `g ${key}` }))} />
          </div>
          <div className="flex flex-wrap items-end justify-between gap-4 border-t border-line pt-4">
            <SingleKeys />
            <Button onPress={close}>Close</Button>
          </div>
        </>
      )}
    </Modal>
  );
}

function Part({ name, rows }: { name: string; rows: { name: string; keys: string }[] }) {
  return (
    <section>
      <h3 className="mb-1 text-note text-muted">{name}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.keys} className="flex items-start justify-between gap-4 py-1">
            <dt>{row.name}</dt>
            <dd>
              <Keys keys={row.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function SingleKeys() {
  const [on, setOn] = useState(() => singleKeys.on());
  return (
    <Switch
      label="Single keys do something"
      hint="Switch it off if you speak to your computer: only the first one then works."
      isSelected={on}
      onChange={(next) => {
        singleKeys.set(next);
        setOn(next);
      }}
    />
  );
}
