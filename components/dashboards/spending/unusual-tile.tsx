import { type CsvTable, scale } from "#components/charts/csv-of.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { FindingList } from "#components/dashboards/finding-list.tsx";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import {
  type Finding,
  findingName,
  findingWords,
  KIND_NAMES,
  type Unusual,
} from "#components/dashboards/spending/unusual-words.ts";
import { plural, thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { addDays, addMonths, dayName } from "#components/format/days.ts";
import { count, exact, type Unit } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { PlainTable } from "#components/tiles/plain-table.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Props = { view: SpendingView; state: DashboardState; unusual: Unusual; decides: boolean };

export function UnusualTile({ view, state, unusual, decides }: Props) {
  const unit = { kind: "money", currency: view.currency } as const;
  const open = unusual.findings.filter(({ dismissed }) => !dismissed);
  return (
    <Tile
      id="unusual"
      title="Unusual"
      question="Is there anything to look at?"
      figure={{
        short: open.length === 0 ? "Nothing" : count(open.length),
        exact: plural(open.length, "finding"),
        label: open.length === 0 ? "stands out" : `${open.length === 1 ? "thing stands" : "things stand"} out`,
      }}
      change={{ change: changeOf(open.length, unusual.compared, thanName(view)), better: "less" }}
      definition={`A category whose month so far is beyond its median of the last complete months by more than three times their median deviation, and by ${exact(unusual.floorMinor, unit)} at least; told once per category and month, from three complete months on. Two payments of one amount to one merchant within 48 hours. Fees. Recurring payments that rose.`}
      asOf={asOfSentence(view)}
      table={<FindingTable findings={unusual.findings} unit={unit} />}
      csv={{ name: "unusual", make: () => csvOfFindings(unusual.findings, unit) }}
      span={{ of12: 6 }}
      footer={<MoreLink href={paymentsLink(state, view)}>All payments of this period</MoreLink>}
    >
      {unusual.completeMonths < 3 && (
        <p className="mb-3 text-note text-muted">
          {`Categories are judged from three complete months on; there ${unusual.completeMonths === 1 ? "is one" : `are ${unusual.completeMonths === 0 ? "none" : "two"}`} so far.`}
        </p>
      )}
      <FindingList
        label="Unusual"
        decides={decides}
        findings={unusual.findings.map((finding) => ({
          key: finding.key,
          name: findingName(finding),
          kind: KIND_NAMES[finding.kind],
          words: findingWords(finding, unit),
          day: finding.day,
          dismissed: finding.dismissed,
          href: hrefOf(finding, view, state),
        }))}
      />
    </Tile>
  );
}

/** The payments behind a finding. */
function hrefOf(finding: Finding, view: SpendingView, state: DashboardState): string {
  if (finding.kind === "category" && finding.category !== null) {
    const month = { from: finding.month, to: addMonths(finding.month, 1) };
    return paymentsLink(state, view, { category: finding.category, flow: "out", period: month });
  }
  const around = { from: addDays(finding.day, -2), to: addDays(finding.day, 3) };
  const period = finding.kind === "duplicate" ? around : { from: finding.day, to: addDays(finding.day, 1) };
  return paymentsLink(state, view, { ...(finding.merchant !== null && { merchant: finding.merchant }), flow: "out", period });
}

function FindingTable({ findings, unit }: { findings: Finding[]; unit: Unit }) {
  const say = (minor: number | null) => (minor === null ? "–" : exact(minor, unit));
  return (
    <PlainTable
      label="Unusual, data"
      columns={["What", "Why", "Day", "Amount", "Usual", "Deviation", "Limit"]}
      rows={findings.map((one) => ({
        key: one.key,
        name: findingName(one),
        cells: [
          KIND_NAMES[one.kind],
          dayName(one.day),
          say(one.amountMinor),
          say(one.usualMinor),
          say(one.madMinor),
          say(one.limitMinor),
        ],
      }))}
    />
  );
}

function csvOfFindings(findings: Finding[], unit: Unit): CsvTable {
  const { name, of } = scale(unit);
  return {
    header: ["What", "Kind", "Day", `Amount (${name})`, `Usual (${name})`, `Deviation (${name})`, `Limit (${name})`, "Dismissed"],
    rows: findings.map((one) => [
      findingName(one),
      one.kind,
      one.day,
      of(one.amountMinor),
      of(one.usualMinor),
      of(one.madMinor),
      of(one.limitMinor),
      one.dismissed ? "yes" : "no",
    ]),
  };
}
