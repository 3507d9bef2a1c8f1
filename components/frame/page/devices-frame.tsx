import { PeriodPicker } from "#components/controls/period-picker.tsx";
import { devicesFilters } from "#components/dashboards/devices/controls.ts";
import { DevicesDashboard } from "#components/dashboards/devices/devices-dashboard.tsx";
import { drawDevices } from "#components/dashboards/devices/draw.ts";
import type { FrameBodyProps } from "#components/frame/page/body-props.ts";
import { FrameBody } from "#components/frame/page/frame-body.tsx";
import { useDrawings } from "#components/frame/page/use-drawings.ts";
import { useDevicesView, useFresh } from "#components/frame/page/use-frame-view.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** The devices dashboard in a frame. Tariffs are entered in the console. */
export function DevicesFrame({ first, state, now, frame, drawn, decides }: FrameBodyProps<DevicesView>) {
  const words = useWords();
  const kept = useDevicesView(first, state);
  useFresh(frame);
  const drawings = useDrawings(drawn, () => drawDevices(first.view, first.state, words));
  const { view } = kept;
  return (
    <FrameBody
      {...{ kept, state, now }}
      title={words.devices.title}
      controls={<PeriodPicker head={view} standard="last_30_days" />}
      filters={devicesFilters(view, words)}
    >
      <DevicesDashboard view={view} state={state} drawings={drawings} decides={decides} sets={false} />
    </FrameBody>
  );
}
