"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useState } from "react";

/**
 * A value that stands in the page's address, and how to change it without asking the server: the address can be kept, sent and
 * opened again. Null is not written.
 */
export function useUrlValue(name: string): [string | null, (value: string | null) => void] {
  const query = useSearchParams();
  const path = usePathname();
  const known = query.get(name);
  // The framework tells of a changed address a moment later. Until then what was written here counts: whoever writes a word would
  // otherwise lose letters of it.
  const [{ value, seen, sent }, setOwn] = useState<Own>({ value: known, seen: known, sent: [] });
  if (known !== seen) setOwn(told(known, value, sent));
  const set = useCallback(
    (value: string | null) => {
      setOwn((own) => ({ ...own, value: value || null, sent: [...own.sent, value || null] }));
      // From the browser and not from the last drawing: two changes in a row both count.
      const next = new URLSearchParams(window.location.search);
      if (value === null || value === "") next.delete(name);
      else next.set(name, value);
      window.history.replaceState(null, "", `${path}${next.size === 0 ? "" : `?${next}`}${window.location.hash}`);
    },
    [name, path],
  );
  return [value, set];
}

type Own = {
  value: string | null;
  /** What the address was last known to say. */
  seen: string | null;
  /** What was written and has not come back yet. */
  sent: (string | null)[];
};

/** The address says something else: an echo of what was written here, or somebody has gone elsewhere. */
function told(known: string | null, value: string | null, sent: (string | null)[]): Own {
  const echo = sent.indexOf(known);
  const left = echo < 0 ? [] : sent.slice(echo + 1);
  return { value: left.length > 0 ? value : known, seen: known, sent: left };
}
