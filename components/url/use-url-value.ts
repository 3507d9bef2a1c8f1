"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/**
 * A value that stands in the page's address, and how to change it without asking the server: the address can be kept, sent and
 * opened again. Null is not written.
 */
export function useUrlValue(name: string): [string | null, (value: string | null) => void] {
  const query = useSearchParams();
  const path = usePathname();
  const set = useCallback(
    (value: string | null) => {
      // From the browser and not from the last drawing: two changes in a row both count.
      const next = new URLSearchParams(window.location.search);
      if (value === null || value === "") next.delete(name);
      else next.set(name, value);
      window.history.replaceState(null, "", `${path}${next.size === 0 ? "" : `?${next}`}${window.location.hash}`);
    },
    [name, path],
  );
  return [query.get(name), set];
}
