import type { Ranking } from "#components/dashboards/ranking.ts";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import type { Words } from "#components/words/words.ts";

/** The customers with the greatest figures, each with the way to their dashboard. */
export function topRanking(sides: SideBySide, words: Words): Ranking {
  const { wide, unit, done, href } = sides;
  const { exact, percent, short } = words;
  const says = words.wide[done];
  const [first] = wide.top;
  const shares = meansShares(sides);
  return {
    title: words.wide.top.title,
    summary: first ? says.top.most(first.name, short(first.value ?? 0, unit)) : "",
    columns: [words.shared.customers.one, says.column, words.wide.share],
    rows: wide.top.map((row) => ({
      key: row.subject,
      name: row.name,
      value: row.value ?? 0,
      figure: short(row.value ?? 0, unit),
      exact: exact(row.value ?? 0, unit),
      beside: shares ? percent((row.value ?? 0) / wide.total) : null,
      compared: row.compared,
      comparedName: row.compared === null ? words.wide.nothingBefore : words.wide.amountBefore(short(row.compared, unit)),
      href: href(row.subject),
    })),
    rest: null,
  };
}

/** Whether a share of all means something: nothing is below zero, and all together is above it. */
export function meansShares({ wide }: SideBySide): boolean {
  return wide.total > 0 && wide.distribution.below === 0;
}
