import { plural } from "#components/dashboards/words.ts";
import { dayName } from "#components/format/days.ts";
import { exact, type Unit } from "#components/format/unit.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export type Recurring = NonNullable<SpendingView["recurring"]>;
export type Series = Recurring["series"][number];

export const CADENCE_NAMES: Record<Series["cadence"], string> = {
  weekly: "Weekly",
  fortnightly: "Every two weeks",
  monthly: "Monthly",
  quarterly: "Quarterly",
  half_yearly: "Twice a year",
  yearly: "Yearly",
};

/** What is said of a series beside its name; null where all is as it should be. */
export function stateBadge(series: Series): { name: string; tone: "good" | "warn" | "bad" | "plain" } | null {
  if (series.choice === "dismissed") return { name: "Dismissed", tone: "plain" };
  switch (series.state) {
    case "early":
      return { name: "Two so far", tone: "plain" };
    case "missed":
      return { name: "Overdue", tone: "warn" };
    case "ended":
      return { name: "Ended", tone: "plain" };
    case "mature":
      return series.choice === "confirmed" ? { name: "Confirmed", tone: "good" } : null;
  }
}

/** "Monthly, next on 3 Dec 2026". */
export function whenWords(series: Series): string {
  const cadence = CADENCE_NAMES[series.cadence];
  if (series.state === "ended" || series.nextDay === null) return `${cadence} until ${dayName(series.lastDay)}`;
  const due = dayName(series.nextDay);
  return series.state === "missed" ? `${cadence}, was due on ${due}` : `${cadence}, next on ${due}`;
}

/** "Rose from €9.99 to €12.99 on 3 Mar 2026"; null without a rise. */
export function riseWords(series: Series, unit: Unit): string | null {
  const last = series.rises.at(-1);
  if (!last) return null;
  const more = series.rises.length > 1 ? `, the last of ${plural(series.rises.length, "rise")}` : "";
  return `Rose from ${exact(last.fromMinor, unit)} to ${exact(last.toMinor, unit)} on ${dayName(last.day)}${more}`;
}

/** Whether it goes on. */
export function goesOn({ state, choice }: Series): boolean {
  return state !== "ended" && choice !== "dismissed";
}
