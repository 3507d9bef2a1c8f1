"use client";
import { useMutation } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { Rules } from "#components/console/outputs.ts";
import { addMonths, type Found, NOTHING_FOUND } from "#components/console/rules/add-months.ts";
import { type Failure, failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";

export type PreviewState = {
  /** The rules it is about. */
  rules: Rules;
  found: Found;
  going: boolean;
  /** Somebody ended it before it was through. */
  ended: boolean;
  /** A month that held too many payments to be looked at. */
  stopped: string | null;
  failure: Failure | null;
};

/** A preview of rules, which grows answer by answer from the newest months to the oldest. */
export function usePreview(): { state: PreviewState | null; start: (rules: Rules) => void; end: () => void; clear: () => void } {
  const { mutateAsync: ask } = useMutation(useTRPC().rules.preview.mutationOptions());
  const [state, setState] = useState<PreviewState | null>(null);
  // Which of several that were started may still speak.
  const latest = useRef(0);

  const start = useCallback(
    async (rules: Rules) => {
      latest.current += 1;
      const own = latest.current;
      const tell = (change: (before: PreviewState) => Partial<PreviewState>) => {
        if (own === latest.current) setState((before) => before && { ...before, ...change(before) });
      };
      setState({ rules, found: NOTHING_FOUND, going: true, ended: false, stopped: null, failure: null });
      try {
        let before: string | null = null;
        do {
          const answer: Awaited<ReturnType<typeof ask>> = await ask({ rules, before });
          tell(({ found }) => ({ found: addMonths(found, answer.months), stopped: answer.stopped }));
          before = answer.next;
        } while (before !== null && own === latest.current);
        tell(() => ({ going: false }));
      } catch (error) {
        tell(() => ({ going: false, failure: failureOf(error) }));
      }
    },
    [ask],
  );
  const end = useCallback(() => {
    latest.current += 1;
    setState((before) => before && { ...before, going: false, ended: true });
  }, []);
  const clear = useCallback(() => {
    latest.current += 1;
    setState(null);
  }, []);
  return { state, start: (rules) => void start(rules), end, clear };
}
