import { type CsvTable, scale } from "#components/charts/csv-of.ts";
import { type Recurring, stateBadge } from "#components/dashboards/spending/recurring-words.ts";
import { categoryName } from "#components/dashboards/words.ts";
import type { Unit } from "#components/format/unit.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";

/** All series in exact figures. */
export function RecurringTable({ recurring, unit }: { recurring: Recurring; unit: Unit }) {
  const words = useWords();
  const { count, dayName, exact, spending } = words;
  const { cadences, states, table, title } = spending.recurring;
  return (
    <PlainTable
      label={words.shared.tile.data(title)}
      columns={[
        table.merchant,
        table.cadence,
        table.state,
        table.lastAmount,
        table.perMonth,
        table.payments,
        table.last,
        table.next,
      ]}
      rows={recurring.series.map((one) => ({
        key: one.key,
        name: one.merchant,
        cells: [
          cadences[one.cadence],
          stateBadge(one, words)?.name ?? states.mature,
          `${one.direction === "credit" ? "+" : ""}${exact(one.lastMinor, unit)}`,
          exact(one.monthlyMinor, unit),
          count(one.payments),
          dayName(one.lastDay),
          one.nextDay === null ? "–" : dayName(one.nextDay),
        ],
      }))}
    />
  );
}

export function recurringCsv(recurring: Recurring, unit: Unit, words: Words): CsvTable {
  const { name, of } = scale(unit);
  const { file, table } = words.spending.recurring;
  const { head } = words.shared.csv;
  return {
    header: [
      table.merchant,
      file.category,
      file.direction,
      table.cadence,
      table.state,
      file.choice,
      head(file.median, name),
      head(table.lastAmount, name),
      head(table.perMonth, name),
      table.payments,
      file.firstDay,
      file.lastDay,
      file.nextDay,
    ],
    rows: recurring.series.map((one) => [
      one.merchant,
      categoryName(words, one.category),
      file.directions[one.direction],
      file.cadences[one.cadence],
      file.states[one.state],
      one.choice && file.choices[one.choice],
      of(one.amountMinor),
      of(one.lastMinor),
      of(one.monthlyMinor),
      one.payments,
      one.firstDay,
      one.lastDay,
      one.nextDay,
    ]),
  };
}
