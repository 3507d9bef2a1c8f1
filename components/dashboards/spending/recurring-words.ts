import type { Unit } from "#components/format/unit.ts";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export type Recurring = NonNullable<SpendingView["recurring"]>;
export type Series = Recurring["series"][number];

/** What is said of a series beside its name; null where all is as it should be. */
export function stateBadge(series: Series, words: Words): { name: string; tone: "good" | "warn" | "bad" | "plain" } | null {
  const { states } = words.spending.recurring;
  if (series.choice === "dismissed") return { name: states.dismissed, tone: "plain" };
  switch (series.state) {
    case "early":
      return { name: states.early, tone: "plain" };
    case "missed":
      return { name: states.missed, tone: "warn" };
    case "ended":
      return { name: states.ended, tone: "plain" };
    case "mature":
      return series.choice === "confirmed" ? { name: states.confirmed, tone: "good" } : null;
  }
}

/** "Monthly, next on 3 Dec 2026". */
export function whenWords(series: Series, { dayName, spending: { recurring } }: Words): string {
  const cadence = recurring.cadences[series.cadence];
  if (series.state === "ended" || series.nextDay === null) return recurring.until(cadence, dayName(series.lastDay));
  const due = dayName(series.nextDay);
  return series.state === "missed" ? recurring.wasDue(cadence, due) : recurring.next(cadence, due);
}

/** "Rose from €9.99 to €12.99 on 3 Mar 2026"; null without a rise. */
export function riseWords({ rises }: Series, unit: Unit, { dayName, exact, spending: { recurring } }: Words): string | null {
  const last = rises.at(-1);
  if (!last) return null;
  const rise = [exact(last.fromMinor, unit), exact(last.toMinor, unit), dayName(last.day)] as const;
  return rises.length > 1 ? recurring.roseLast(...rise, rises.length) : recurring.rose(...rise);
}

/** Whether it goes on. */
export function goesOn({ state, choice }: Series): boolean {
  return state !== "ended" && choice !== "dismissed";
}
