"use client";
import { type RefObject, useEffect, useRef, useState } from "react";

/** Whether the page's address names this tile; arriving so leads there. */
export function useArrival(id: string | undefined): [RefObject<HTMLElement | null>, boolean] {
  const tile = useRef<HTMLElement>(null);
  const [named, setNamed] = useState(false);
  useEffect(() => {
    if (id === undefined) return;
    const look = () => {
      const here = window.location.hash === `#tile-${id}`;
      setNamed(here);
      // The browser looked for it before the figures had arrived.
      if (here) tile.current?.scrollIntoView({ block: "start" });
    };
    look();
    window.addEventListener("hashchange", look);
    return () => window.removeEventListener("hashchange", look);
  }, [id]);
  return [tile, named];
}
