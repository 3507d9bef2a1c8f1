"use client";
import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * Whether a table is wider than its place. Only then does it scroll inside of it: a head that stays in view while the page
 * scrolls and a table that scrolls sideways cannot be had at once.
 */
export function useOverflow(): [RefObject<HTMLDivElement | null>, boolean] {
  const room = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const place = room.current;
    const table = place?.firstElementChild;
    if (!place || !table) return;
    const observer = new ResizeObserver(() => setOverflows(table.scrollWidth > place.clientWidth + 1));
    observer.observe(place);
    observer.observe(table);
    return () => observer.disconnect();
  }, []);
  return [room, overflows];
}
