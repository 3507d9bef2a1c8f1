"use client";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useMemo, useTransition } from "react";
import { type ExploreState, printExplore } from "#components/explore/explore-state.ts";

type Navigation = {
  state: ExploreState;
  /** Asks the same question with parts of it changed. What is shown stays until the new answer is there. */
  change: (parts: Partial<ExploreState>) => void;
  pending: boolean;
};

/** What is asked before anything was chosen. */
const NOTHING: ExploreState = {
  ...{ measures: [], dimensions: [], filters: [], period: { preset: "last_12_months" }, granularity: "none" },
  ...{ comparison: "none", subject: null, as: null, sort: null, currency: null },
};

const Context = createContext<Navigation | null>(null);

/** Gives the controls the question, all of which stands in the address. */
export function ExploreNavigation({ state, children }: { state: ExploreState | null; children: ReactNode }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const navigation = useMemo((): Navigation => {
    const current = state ?? NOTHING;
    const change = (parts: Partial<ExploreState>) =>
      start(() => router.push(`/explore${printExplore({ ...current, ...parts })}`, { scroll: false }));
    return { state: current, change, pending };
  }, [state, router, pending]);
  return <Context value={navigation}>{children}</Context>;
}

export function useExplore(): Navigation {
  const navigation = useContext(Context);
  if (!navigation) throw new Error("A control stands outside of ExploreNavigation.");
  return navigation;
}
