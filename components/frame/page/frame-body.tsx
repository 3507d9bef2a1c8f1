import type { ReactNode } from "react";
import { type Filter, Filters } from "#components/controls/filters.tsx";
import { Changing, Navigable } from "#components/controls/navigate.tsx";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { periodName } from "#components/dashboards/words.ts";
import { FrameEmpty } from "#components/frame/page/frame-empty.tsx";
import { FrameFailure } from "#components/frame/page/frame-failure.tsx";
import type { Kept } from "#components/frame/page/use-frame-view.ts";
import { Stale } from "#components/states/stale.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Props = {
  kept: Kept<SpendingView | DevicesView>;
  state: DashboardState;
  /** When the server drew the page. */
  now: string;
  title: string;
  controls: ReactNode;
  filters: Filter[];
  /** The dashboard itself. */
  children: ReactNode;
};

/** What every dashboard has around it in a frame: its head and controls, what went wrong, what is missing, and its filters. */
export function FrameBody({ kept: { view, asking, failed, again }, state, now, title, controls, filters, children }: Props) {
  const words = useWords();
  const period = periodName(words, view);
  return (
    <Navigable state={state} asking={asking}>
      <PageHead title={title} controls={controls}>
        {view.subject ? period : words.shared.about(words.shared.customers.all, period)}
      </PageHead>
      <FrameFailure failed={failed} again={again} />
      {view.newest === null ? (
        <FrameEmpty dashboard={view.dashboard} />
      ) : (
        <>
          <Stale waitingSince={view.waitingSince} zone={view.zone} now={now} />
          <Filters filters={filters} />
          <Changing>{children}</Changing>
        </>
      )}
    </Navigable>
  );
}
