import type { Filter } from "#components/controls/filters.tsx";
import { kindName } from "#components/dashboards/words.ts";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** What devices can be filtered by. */
export function devicesFilters({ devices, subject }: DevicesView, words: Words): Filter[] {
  const { filters } = words.devices;
  const rooms = [...new Set(devices.flatMap(({ room }) => (room === null ? [] : [room])))].sort();
  const kinds = subject === null;
  return [
    {
      name: "device",
      label: kinds ? filters.kind : filters.device,
      options: devices.map(({ device, name }) => ({ value: device, name: kinds ? kindName(words, name) : name })),
    },
    { name: "room", label: filters.room, options: rooms.map((room) => ({ value: room, name: room })) },
  ];
}
