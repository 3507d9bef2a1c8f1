"use client";
import { useState } from "react";
import { Keys } from "#components/shell/keys.tsx";
import type { Entry, Me } from "#components/shell/navigation.ts";
import { Palette } from "#components/shell/palette.tsx";
import { ShortcutHelp } from "#components/shell/shortcut-help.tsx";
import { useShortcuts } from "#components/shell/use-shortcuts.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useAlive } from "#components/ui/use-alive.ts";

/** The way to everything by its name: a button, and the keys. */
export function Commands({ me, entries }: { me: Me; entries: Entry[] }) {
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const palette = useAlive() && /mac|iphone|ipad/i.test(navigator.platform) ? "⌘ K" : "Ctrl K";
  useShortcuts({
    places: entries.flatMap((entry) => entry.places),
    openPalette: () => setOpen("palette"),
    openHelp: () => setOpen("help"),
  });
  return (
    <>
      <Button look="quiet" aria-keyshortcuts="Control+K Meta+K" onPress={() => setOpen("palette")}>
        <Icon name="search" />
        <span className="sr-only xl:not-sr-only">Search</span>
        <span className="sr-only"> and commands</span>
        <span className="hidden xl:inline">
          <Keys keys={palette} isHidden />
        </span>
      </Button>
      <Palette
        me={me}
        entries={entries}
        isOpen={open === "palette"}
        onOpenChange={(isOpen) => setOpen(isOpen ? "palette" : null)}
        onHelp={() => setOpen("help")}
      />
      <ShortcutHelp
        entries={entries}
        palette={palette}
        isOpen={open === "help"}
        onOpenChange={(isOpen) => setOpen(isOpen ? "help" : null)}
      />
    </>
  );
}
