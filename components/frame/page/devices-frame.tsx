import { Filters } from "#components/controls/filters.tsx";
import { Changing, Navigable } from "#components/controls/navigate.tsx";
import { PeriodPicker } from "#components/controls/period-picker.tsx";
import { devicesFilters } from "#components/dashboards/devices/controls.ts";
import { DevicesDashboard } from "#components/dashboards/devices/devices-dashboard.tsx";
import { drawDevices } from "#components/dashboards/devices/draw.ts";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { periodName } from "#components/dashboards/words.ts";
import type { FrameBodyProps } from "#components/frame/page/body-props.ts";
import { FrameEmpty } from "#components/frame/page/frame-empty.tsx";
import { FrameFailure } from "#components/frame/page/frame-failure.tsx";
import { useDrawings } from "#components/frame/page/use-drawings.ts";
import { useDevicesView, useFresh } from "#components/frame/page/use-frame-view.ts";
import { Stale } from "#components/states/stale.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** The devices dashboard in a frame. Tariffs are entered in the console. */
export function DevicesFrame({ first, state, now, frame, drawn, decides }: FrameBodyProps<DevicesView>) {
  const words = useWords();
  const { view, asking, failed, again } = useDevicesView(first, state);
  useFresh(frame);
  const drawings = useDrawings(drawn, () => drawDevices(first.view, first.state, words));
  return (
    <Navigable state={state} asking={asking}>
      <PageHead title={words.devices.title} controls={<PeriodPicker head={view} standard="last_30_days" />}>
        {view.subject ? periodName(words, view) : words.shared.about(words.shared.customers.all, periodName(words, view))}
      </PageHead>
      <FrameFailure failed={failed} again={again} />
      {view.newest === null ? (
        <FrameEmpty dashboard="devices" />
      ) : (
        <>
          <Stale waitingSince={view.waitingSince} zone={view.zone} now={now} />
          <Filters filters={devicesFilters(view, words)} />
          <Changing>
            <DevicesDashboard view={view} state={state} drawings={drawings} decides={decides} sets={false} />
          </Changing>
        </>
      )}
    </Navigable>
  );
}
