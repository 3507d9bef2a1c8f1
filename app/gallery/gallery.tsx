"use client";
import { Filters } from "#components/controls/filters.tsx";
import { Changing, Navigable } from "#components/controls/navigate.tsx";
import { PeriodPicker } from "#components/controls/period-picker.tsx";
import { devicesFilters } from "#components/dashboards/devices/controls.ts";
import { DevicesDashboard, type DevicesDrawings } from "#components/dashboards/devices/devices-dashboard.tsx";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { spendingFilters } from "#components/dashboards/spending/controls.ts";
import { SpendingDashboard, type SpendingDrawings } from "#components/dashboards/spending/spending-dashboard.tsx";
import { periodName } from "#components/dashboards/words.ts";
import { Failed } from "#components/states/failed.tsx";
import { NoData } from "#components/states/no-data.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { DashboardSkeleton, SPENDING_TILES } from "#components/states/skeleton.tsx";
import { Stale } from "#components/states/stale.tsx";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Props = {
  show: string;
  as: string;
  state: DashboardState;
  spending: { view: SpendingView; drawings: SpendingDrawings };
  devices: { view: DevicesView; drawings: DevicesDrawings };
};

export function Gallery({ show, as, state, spending, devices }: Props) {
  const domain = show === "devices" ? "devices" : "spending";
  const view = domain === "spending" ? spending.view : devices.view;
  return (
    <main className="mx-auto max-w-page px-4 py-6 sm:px-6">
      <Navigable state={state}>
        {as === "loading" ? (
          <DashboardSkeleton tiles={SPENDING_TILES} words={ENGLISH} />
        ) : (
          <>
            <PageHead
              title={domain === "spending" ? "Spending" : "Devices"}
              controls={<PeriodPicker head={view} standard={domain === "spending" ? "last_12_months" : "last_30_days"} />}
            >
              {view.subject?.name} · {periodName(ENGLISH, view)}
            </PageHead>
            {as === "empty" && (
              <NoData domain={domain} subject="customer-1" address="https://inlay.example" canSend now="2026-11-20T06:32:00Z" />
            )}
            {as === "error" && <Failed reference="5f0c1f4e-3b1d" retry={() => undefined} />}
            {as === "restricted" && <Restricted what="The list of API keys" />}
            {(as === "full" || as === "stale" || as === "hostile") && (
              <>
                <Stale waitingSince={as === "stale" ? view.asOf : null} zone={view.zone} now="2026-11-20T07:40:00Z" />
                <Filters
                  filters={
                    domain === "spending" ? spendingFilters(spending.view, ENGLISH) : devicesFilters(devices.view, ENGLISH)
                  }
                />
                <Changing>
                  {domain === "spending" ? (
                    <SpendingDashboard {...spending} state={state} decides />
                  ) : (
                    <DevicesDashboard {...devices} state={state} decides sets />
                  )}
                </Changing>
              </>
            )}
          </>
        )}
      </Navigable>
    </main>
  );
}
