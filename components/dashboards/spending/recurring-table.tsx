import { type CsvTable, scale } from "#components/charts/csv-of.ts";
import { CADENCE_NAMES, type Recurring, stateBadge } from "#components/dashboards/spending/recurring-words.ts";
import { slugName } from "#components/dashboards/words.ts";
import { dayName } from "#components/format/days.ts";
import { count, exact, type Unit } from "#components/format/unit.ts";
import { PlainTable } from "#components/tiles/plain-table.tsx";

/** All series in exact figures. */
export function RecurringTable({ recurring, unit }: { recurring: Recurring; unit: Unit }) {
  return (
    <PlainTable
      label="Recurring, data"
      columns={["Merchant", "Cadence", "State", "Last amount", "Per month", "Payments", "Last", "Next"]}
      rows={recurring.series.map((one) => ({
        key: one.key,
        name: one.merchant,
        cells: [
          CADENCE_NAMES[one.cadence],
          stateBadge(one)?.name ?? "Goes on",
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

export function recurringCsv(recurring: Recurring, unit: Unit): CsvTable {
  const { name, of } = scale(unit);
  return {
    header: [
      "Merchant",
      "Category",
      "Direction",
      "Cadence",
      "State",
      "Choice",
      `Median (${name})`,
      `Last amount (${name})`,
      `Per month (${name})`,
      "Payments",
      "First day",
      "Last day",
      "Next day",
    ],
    rows: recurring.series.map((one) => [
      one.merchant,
      slugName(one.category),
      one.direction,
      one.cadence,
      one.state,
      one.choice,
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
