"use client";
import { CurrencyChoice } from "#components/controls/currency-choice.tsx";
import { Filters } from "#components/controls/filters.tsx";
import { Changing, Navigable } from "#components/controls/navigate.tsx";
import { PeriodLeftOut } from "#components/controls/period-left-out.tsx";
import { PeriodPicker } from "#components/controls/period-picker.tsx";
import { SubjectChooser } from "#components/controls/subject-chooser.tsx";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { spendingFilters } from "#components/dashboards/spending/controls.ts";
import { SpendingDashboard, type SpendingDrawings } from "#components/dashboards/spending/spending-dashboard.tsx";
import { periodName } from "#components/dashboards/words.ts";
import { useLiveSpending } from "#components/data/use-live-spending.ts";
import { NoData } from "#components/states/no-data.tsx";
import { Stale } from "#components/states/stale.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { ViewAsButton } from "#components/view-as/view-as-button.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Props = {
  view: SpendingView;
  state: DashboardState;
  drawings: SpendingDrawings;
  /** May look at any customer. */
  chooses: boolean;
  /** May see the screen of a customer. */
  views: boolean;
  /** May say what they think of what was found. */
  decides: boolean;
  /** The address names a period that is none. */
  leavesOut: boolean;
  sending: { address: string; canSend: boolean; now: string };
};

/** The spending page: its controls, and the dashboard kept up with what is processed. */
export function SpendingPage({ view: first, state, drawings, chooses, views, decides, leavesOut, sending }: Props) {
  const words = useWords();
  const view = useLiveSpending(first, state);
  return (
    <Navigable state={state}>
      <PageHead
        title={words.spending.title}
        controls={
          <>
            {chooses && <SubjectChooser current={view.subject} />}
            {views && view.subject && <ViewAsButton subject={view.subject} />}
            <CurrencyChoice current={view.currency} all={view.currencies} />
            <PeriodPicker head={view} standard="last_12_months" />
          </>
        }
      >
        {words.shared.about(view.subject?.name ?? words.shared.customers.all, periodName(words, view))}
        {leavesOut && <PeriodLeftOut shown={periodName(words, view)} />}
      </PageHead>
      {view.newest === null ? (
        <NoData domain="spending" subject={view.subject?.id ?? null} {...sending} />
      ) : (
        <>
          <Stale waitingSince={view.waitingSince} zone={view.zone} now={sending.now} />
          <Filters filters={spendingFilters(view, words)} />
          <Changing>
            <SpendingDashboard view={view} state={state} drawings={drawings} decides={decides} />
          </Changing>
        </>
      )}
    </Navigable>
  );
}
