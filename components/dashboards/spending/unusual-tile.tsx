import { asOfSentence } from "#components/dashboards/as-of.ts";
import { FindingList } from "#components/dashboards/finding-list.tsx";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { FindingTable, findingsCsv } from "#components/dashboards/spending/unusual-table.tsx";
import { type Finding, findingName, findingWords, type Unusual } from "#components/dashboards/spending/unusual-words.ts";
import { thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { addDays, addMonths } from "#components/format/days.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Props = { view: SpendingView; state: DashboardState; unusual: Unusual; decides: boolean };

export function UnusualTile({ view, state, unusual, decides }: Props) {
  const words = useWords();
  const says = words.spending.unusual;
  const unit = { kind: "money", currency: view.currency } as const;
  const open = unusual.findings.filter(({ dismissed }) => !dismissed);
  return (
    <Tile
      id="unusual"
      title={says.title}
      question={says.question}
      figure={{
        short: open.length === 0 ? says.nothing : words.count(open.length),
        exact: says.findings(open.length),
        label: open.length === 0 ? says.standsOut : says.standOut(open.length),
      }}
      change={{ change: changeOf(words, open.length, unusual.compared, thanName(words, view)), better: "less" }}
      definition={says.definition(words.exact(unusual.floorMinor, unit))}
      asOf={asOfSentence(words, view)}
      table={<FindingTable findings={unusual.findings} unit={unit} />}
      csv={{ name: says.title, make: () => findingsCsv(unusual.findings, unit, words) }}
      span={6}
      footer={<MoreLink href={paymentsLink(state, view)}>{words.spending.links.allPayments}</MoreLink>}
    >
      {unusual.completeMonths < 3 && <p className="mb-3 text-note text-muted">{says.tooFew(unusual.completeMonths)}</p>}
      <FindingList
        label={says.title}
        decides={decides}
        findings={unusual.findings.map((finding) => ({
          key: finding.key,
          name: findingName(finding, words),
          kind: says.kinds[finding.kind],
          words: findingWords(finding, unit, words),
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
