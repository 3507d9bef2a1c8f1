"use client";
import { Filters } from "#components/controls/filters.tsx";
import { Changing, Navigable } from "#components/controls/navigate.tsx";
import { PeriodLeftOut } from "#components/controls/period-left-out.tsx";
import { PeriodPicker } from "#components/controls/period-picker.tsx";
import { SubjectChooser } from "#components/controls/subject-chooser.tsx";
import { devicesFilters } from "#components/dashboards/devices/controls.ts";
import { DevicesDashboard, type DevicesDrawings } from "#components/dashboards/devices/devices-dashboard.tsx";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { periodName } from "#components/dashboards/words.ts";
import { useLiveDevices } from "#components/data/use-live-devices.ts";
import { NoData } from "#components/states/no-data.tsx";
import { Stale } from "#components/states/stale.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { ViewAsButton } from "#components/view-as/view-as-button.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Props = {
  view: DevicesView;
  state: DashboardState;
  drawings: DevicesDrawings;
  /** May look at any customer. */
  chooses: boolean;
  /** May see the screen of a customer. */
  views: boolean;
  /** May say what they think of what was found. */
  decides: boolean;
  /** May enter tariffs. */
  sets: boolean;
  /** The address names a period that is none. */
  leavesOut: boolean;
  sending: { address: string; canSend: boolean; now: string };
};

/** The devices page: its controls, and the dashboard kept up with what is processed. */
export function DevicesPage({ view: first, state, drawings, chooses, views, decides, sets, leavesOut, sending }: Props) {
  const words = useWords();
  const view = useLiveDevices(first, state);
  return (
    <Navigable state={state}>
      <PageHead
        title={words.devices.title}
        controls={
          <>
            {chooses && <SubjectChooser current={view.subject} />}
            {views && view.subject && <ViewAsButton subject={view.subject} />}
            <PeriodPicker head={view} standard="last_30_days" />
          </>
        }
      >
        {words.shared.about(view.subject ? view.subject.name : words.shared.customers.all, periodName(words, view))}
        {leavesOut && <PeriodLeftOut shown={periodName(words, view)} />}
      </PageHead>
      {view.newest === null ? (
        <NoData domain="devices" subject={view.subject?.id ?? null} {...sending} />
      ) : (
        <>
          <Stale waitingSince={view.waitingSince} zone={view.zone} now={sending.now} />
          <Filters filters={devicesFilters(view, words)} />
          <Changing>
            <DevicesDashboard view={view} state={state} drawings={drawings} decides={decides} sets={sets} />
          </Changing>
        </>
      )}
    </Navigable>
  );
}
