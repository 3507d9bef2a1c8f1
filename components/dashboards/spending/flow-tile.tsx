import { useMemo } from "react";
import { Chart } from "#components/charts/chart.tsx";
import { csvOf } from "#components/charts/csv-of.ts";
import { DataTable } from "#components/charts/data-table.tsx";
import { type Drawings, TALL } from "#components/charts/model.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { flowModel } from "#components/dashboards/spending/flow-model.ts";
import { paymentsLink } from "#components/dashboards/spending/links.ts";
import { thanName } from "#components/dashboards/words.ts";
import type { Change } from "#components/format/change.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Props = { view: SpendingView; state: DashboardState; drawings: Drawings };

export function FlowTile({ view, state, drawings }: Props) {
  const words = useWords();
  const { exact, percent, short, spending } = words;
  const says = spending.flow;
  const model = useMemo(() => flowModel(view, state, words), [view, state, words]);
  const { inMinor, outMinor, comparedInMinor, comparedOutMinor } = view.flow;
  const unit = { kind: "money", currency: view.currency } as const;
  const kept = inMinor - outMinor;
  const share = inMinor > 0 ? percent(Math.abs(kept) / inMinor) : null;
  const [plain, ofIncome] = kept >= 0 ? [says.kept, says.keptShare] : [says.moreOut, says.moreOutShare];
  return (
    <Tile
      id="flow"
      title={says.title}
      question={says.question}
      figure={{
        short: short(Math.abs(kept), unit),
        exact: exact(kept, unit),
        label: share === null ? plain : ofIncome(share),
      }}
      change={{
        change:
          comparedInMinor === 0 && comparedOutMinor === 0
            ? null
            : keptChange(kept, comparedInMinor - comparedOutMinor, view, words),
        better: "more",
      }}
      definition={says.definition}
      asOf={asOfSentence(words, view)}
      table={<DataTable model={model} />}
      csv={{ name: says.title, make: () => csvOf(model, words) }}
      empty={view.flow.links.length === 0 ? says.empty : undefined}
      span={12}
      footer={<MoreLink href={paymentsLink(state, view)}>{spending.links.allPayments}</MoreLink>}
    >
      <Chart model={model} sizes={TALL} drawings={drawings} />
    </Tile>
  );
}

/** What is kept may be less than nothing, so its change is told in money: "€320 more kept than in October". */
function keptChange(kept: number, before: number, view: SpendingView, words: Words): Change {
  const more = kept - before;
  const says = words.spending.flow;
  const than = thanName(words, view);
  if (more === 0) return { direction: "same", words: says.asMuchKept(than) };
  const amount = words.short(Math.abs(more), { kind: "money", currency: view.currency });
  return more > 0
    ? { direction: "more", words: says.moreKept(amount, than) }
    : { direction: "less", words: says.lessKept(amount, than) };
}
