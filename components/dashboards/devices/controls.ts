import type { Filter } from "#components/controls/filters.tsx";
import { kindName } from "#components/dashboards/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** What devices can be filtered by. */
export function devicesFilters({ devices, subject }: DevicesView): Filter[] {
  const rooms = [...new Set(devices.flatMap(({ room }) => (room === null ? [] : [room])))].sort();
  const kinds = subject === null;
  return [
    {
      name: "device",
      label: kinds ? "Kind" : "Device",
      options: devices.map(({ device, name }) => ({ value: device, name: kinds ? kindName(name) : name })),
    },
    { name: "room", label: "Room", options: rooms.map((room) => ({ value: room, name: room })) },
  ];
}
