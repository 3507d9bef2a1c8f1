"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { Place } from "#components/shell/navigation.ts";
import { singleKeys } from "#components/shell/single-keys.ts";

const SEQUENCE_MS = 1_500;
/** Where letters are written, or choose something. */
const TAKES_LETTERS =
  "input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog], [role=alertdialog]";

type Does = { places: Place[]; openPalette: () => void; openHelp: () => void };

/** The keys of the whole app: Ctrl-K or Cmd-K, and where single keys are not switched off `?`, `/` and "g" with a letter. */
export function useShortcuts({ places, openPalette, openHelp }: Does): void {
  const router = useRouter();
  const held = useRef<Does>({ places, openPalette, openHelp });
  useEffect(() => {
    held.current = { places, openPalette, openHelp };
  });
  useEffect(() => {
    let went = 0;
    const press = (event: KeyboardEvent) => {
      const { places, openPalette, openHelp } = held.current;
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        // A question that waits for its answer is not left for something else.
        if (document.querySelector("[role=alertdialog]")) return;
        closeMenus();
        openPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !singleKeys.on()) return;
      if (event.target instanceof Element && event.target.closest(TAKES_LETTERS)) return;
      const second = event.timeStamp - went < SEQUENCE_MS;
      went = event.key === "g" && !second ? event.timeStamp : 0;
      const place = second ? places.find(({ key }) => key === event.key) : undefined;
      if (place) router.push(place.href);
      else if (event.key === "?") openHelp();
      else if (event.key === "/") openPalette();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [router]);
}

/** A menu would stay above the palette, and on the page that the palette leads to. Popovers close at Escape, wherever the focus is. */
function closeMenus(): void {
  for (const popover of document.querySelectorAll("[data-trigger]")) {
    popover.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  }
}
