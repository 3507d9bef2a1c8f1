"use client";
import { useEffect, useRef } from "react";

type Does = { onEscape: () => void; onEnter: (event: KeyboardEvent) => void };

/** What two keys do in the palette, before anything else hears of them. */
export function usePaletteKeys(does: Does): void {
  const held = useRef(does);
  useEffect(() => {
    held.current = does;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === "Escape") held.current.onEscape();
      if (event.key === "Enter") held.current.onEnter(event);
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, []);
}
