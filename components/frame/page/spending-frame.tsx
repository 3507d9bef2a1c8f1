import { CurrencyChoice } from "#components/controls/currency-choice.tsx";
import { PeriodPicker } from "#components/controls/period-picker.tsx";
import { spendingFilters } from "#components/dashboards/spending/controls.ts";
import { drawSpending } from "#components/dashboards/spending/draw.ts";
import { SpendingDashboard } from "#components/dashboards/spending/spending-dashboard.tsx";
import type { FrameBodyProps } from "#components/frame/page/body-props.ts";
import { FrameBody } from "#components/frame/page/frame-body.tsx";
import { useDrawings } from "#components/frame/page/use-drawings.ts";
import { useFresh, useSpendingView } from "#components/frame/page/use-frame-view.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** The spending dashboard in a frame. */
export function SpendingFrame({ first, state, now, frame, drawn, decides }: FrameBodyProps<SpendingView>) {
  const words = useWords();
  const kept = useSpendingView(first, state);
  useFresh(frame);
  const drawings = useDrawings(drawn, () => drawSpending(first.view, first.state, words));
  const { view } = kept;
  return (
    <FrameBody
      {...{ kept, state, now }}
      title={words.spending.title}
      controls={
        <>
          <CurrencyChoice current={view.currency} all={view.currencies} />
          <PeriodPicker head={view} standard="last_12_months" />
        </>
      }
      filters={spendingFilters(view, words)}
    >
      <SpendingDashboard view={view} state={state} drawings={drawings} decides={decides} />
    </FrameBody>
  );
}
