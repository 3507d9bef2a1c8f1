"use client";
import { useEffect, useMemo, useState } from "react";
import type { RulesInForce } from "#components/console/outputs.ts";
import { type Changes, changesOf, type Draft, toDraft } from "#components/console/rules/draft.ts";

type Kept = { base: number; draft: Draft };

export type DraftState = {
  draft: Draft;
  /** What it does to the rules in force; null when it is them. */
  changes: Changes | null;
  /** The version it was begun from. */
  base: number;
  set: (draft: Draft) => void;
  /** Back to the rules in force. */
  discard: () => void;
  /** Goes on with it although another version is in force by now. */
  rebase: () => void;
};

/** A draft of rules. It outlives a reload and other pages, in this tab, until it is applied or discarded. */
export function useDraft(current: RulesInForce, tenantId: string): DraftState {
  const place = `inlay.rules.${tenantId}`;
  const inForce = useMemo(() => toDraft(current.rules), [current.rules]);
  const [kept, setKept] = useState<Kept | null>(null);
  // The server does not know the tab's draft: it is put in once the page is there.
  useEffect(() => setKept(read(place)), [place]);

  function keep(next: Kept | null) {
    setKept(next);
    if (next) sessionStorage.setItem(place, JSON.stringify(next));
    else sessionStorage.removeItem(place);
  }

  const draft = kept?.draft ?? inForce;
  const base = kept?.base ?? current.version;
  return {
    draft,
    base,
    changes: useMemo(() => changesOf(inForce, draft), [inForce, draft]),
    set: (next) => keep(changesOf(inForce, next) ? { base, draft: next } : null),
    discard: () => keep(null),
    rebase: () => keep({ base: current.version, draft }),
  };
}

function read(place: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}
