"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { addMonths, NOTHING_FOUND } from "#components/console/rules/add-months.ts";
import { type Draft, type MatchKind, type Side, toRules } from "#components/console/rules/draft.ts";
import { plural } from "#components/dashboards/words.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { monthName } from "#components/format/days.ts";

const MONTHS = 3;
const PAUSE_MS = 350;

type Props = { side: Side; draft: Draft; id: string; matchKind: MatchKind; matchValue: string };

/** What a rule by itself would match in the last months, while it is being written. */
export function RuleMatches({ side, draft, id, matchKind, matchValue }: Props) {
  const { mutateAsync: ask } = useMutation(useTRPC().rules.preview.mutationOptions());
  const written = useSettled(`${matchKind} ${matchValue.trim()}`);
  const value = matchValue.trim();
  const ready = value !== "" && (matchKind !== "mcc_is" || /^\d{4}$/.test(value));
  const { data, isFetching, isError } = useQuery({
    queryKey: ["rules.matches", side, written],
    enabled: ready && written === `${matchKind} ${value}`,
    staleTime: 60_000,
    retry: false,
    queryFn: async () => {
      const rule = { id, matchKind, matchValue: value, gives: "x" };
      // A category rule finds merchants by the names that the draft gives them.
      const alone = side === "categories" ? { ...draft, categories: [rule] } : { categories: [], merchants: [rule] };
      const { months } = await ask({ rules: toRules(alone), months: MONTHS });
      const found = addMonths(NOTHING_FOUND, months);
      return { reach: found.reach.find((one) => one.rule === id) ?? null, oldest: found.oldest };
    },
  });
  return (
    <p aria-live="polite" className="min-h-10 text-note wrap-anywhere text-muted">
      {ready && data
        ? told(data)
        : ready && isFetching
          ? "Looking…"
          : ready && isError
            ? "What it matches could not be looked up."
            : ""}
    </p>
  );
}

function told({
  reach,
  oldest,
}: {
  reach: { payments: number; given: number; samples: string[] } | null;
  oldest: string | null;
}): string {
  if (oldest === null) return "There are no payments yet that it could match.";
  const since = `since ${monthName(oldest)}`;
  if (!reach) return `By itself it matches no payment ${since}.`;
  const samples = reach.samples.filter((text) => text !== "");
  const such = samples.length > 0 ? `, such as ${samples.map((text) => `“${text}”`).join(", ")}` : "";
  if (reach.payments > 0) return `By itself it matches ${plural(reach.payments, "payment")} ${since}${such}.`;
  return `It matches ${plural(reach.given, "payment")} ${since}, whose events say their category themselves: that wins.`;
}

/** A text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
