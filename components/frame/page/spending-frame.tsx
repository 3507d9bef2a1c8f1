import { CurrencyChoice } from "#components/controls/currency-choice.tsx";
import { Filters } from "#components/controls/filters.tsx";
import { Changing, Navigable } from "#components/controls/navigate.tsx";
import { PeriodPicker } from "#components/controls/period-picker.tsx";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { spendingFilters } from "#components/dashboards/spending/controls.ts";
import { drawSpending } from "#components/dashboards/spending/draw.ts";
import { SpendingDashboard } from "#components/dashboards/spending/spending-dashboard.tsx";
import { periodName } from "#components/dashboards/words.ts";
import type { FrameBodyProps } from "#components/frame/page/body-props.ts";
import { FrameEmpty } from "#components/frame/page/frame-empty.tsx";
import { FrameFailure } from "#components/frame/page/frame-failure.tsx";
import { useDrawings } from "#components/frame/page/use-drawings.ts";
import { useFresh, useSpendingView } from "#components/frame/page/use-frame-view.ts";
import { Stale } from "#components/states/stale.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** The spending dashboard in a frame. */
export function SpendingFrame({ first, state, now, frame, drawn, decides }: FrameBodyProps<SpendingView>) {
  const words = useWords();
  const { view, asking, failed, again } = useSpendingView(first, state);
  useFresh(frame);
  const drawings = useDrawings(drawn, () => drawSpending(first.view, first.state, words));
  return (
    <Navigable state={state} asking={asking}>
      <PageHead
        title={words.spending.title}
        controls={
          <>
            <CurrencyChoice current={view.currency} all={view.currencies} />
            <PeriodPicker head={view} standard="last_12_months" />
          </>
        }
      >
        {view.subject ? periodName(words, view) : words.shared.about(words.shared.customers.all, periodName(words, view))}
      </PageHead>
      <FrameFailure failed={failed} again={again} />
      {view.newest === null ? (
        <FrameEmpty dashboard="spending" />
      ) : (
        <>
          <Stale waitingSince={view.waitingSince} zone={view.zone} now={now} />
          <Filters filters={spendingFilters(view, words)} />
          <Changing>
            <SpendingDashboard view={view} state={state} drawings={drawings} decides={decides} />
          </Changing>
        </>
      )}
    </Navigable>
  );
}
