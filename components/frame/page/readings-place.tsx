import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { Readings } from "#components/events/readings.tsx";
import { PlaceState } from "#components/frame/page/place-state.tsx";
import { type Place, queryOf } from "#components/frame/page/router.tsx";
import { Pages } from "#components/ui/pages.tsx";
import { devicesInput, parseState, printState } from "#components/url/dashboard-state.ts";
import { one } from "#components/url/one.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";

/** The readings behind a figure of the devices dashboard, in a frame. */
export function ReadingsPlace({ place }: { place: Place }) {
  const words = useWords();
  const trpc = useTRPC();
  const query = queryOf(place);
  const state = parseState(query);
  const [since, until, cursor] = [one(query, "since"), one(query, "until"), one(query, "after")];
  const between = since !== null && until !== null ? { from: since, to: until } : null;
  // The dashboard knows the names of the devices, and which of them are in a room.
  const home = useQuery(trpc.dashboards.devices.queryOptions({ ...devicesInput(state), filters: { device: null, room: null } }));
  const view = home.data;
  const inRoom = view?.devices.filter(({ room }) => room !== null && state.filters.room.includes(room)) ?? [];
  const chosen = state.filters.device.length > 0 ? state.filters.device : inRoom.map(({ device }) => device);
  const filtered = state.filters.device.length > 0 || state.filters.room.length > 0;
  const filters = { device: filtered && view?.subject ? chosen : null, channel: null };
  const asked = useQuery({
    ...trpc.events.readings.queryOptions({
      period: view?.period ?? { from: "1900-01-01", to: "1900-01-02" },
      filters,
      between,
      cursor,
    }),
    enabled: view !== undefined,
    placeholderData: keepPreviousData,
  });
  if (!view || !asked.data)
    return <PlaceState failed={home.error ?? asked.error} again={() => void (view ? asked.refetch() : home.refetch())} />;
  const says = words.shared.events.readings;
  const here = (after: string | null) => `${place.path}${printState(state, { since, until, after })}`;
  const names = new Map(view.devices.map((device) => [device.device, device.name]));
  const about = [
    ...(filters.device ?? []).map((device) => names.get(device) ?? device),
    between ? says.oneHour(hourName(words, between.from, view.zone)) : words.rangeName(view.period),
  ];
  return (
    <>
      <PageHead title={says.title}>
        {about.join(" · ")}
        <p className="text-ink">{says.counted(asked.data.readings)}</p>
      </PageHead>
      <Readings rows={asked.data.rows} zone={view.zone} whose={null} showSubject={false} names={[...names]} />
      <Pages first={cursor === null ? null : here(null)} next={asked.data.next === null ? null : here(asked.data.next)} />
    </>
  );
}

/** An hour as the dashboard counts it; its zone is named where the readings below are written in another. */
function hourName(words: Words, from: string, counted: string): string {
  const hour = words.instantName(from, counted, { seconds: false });
  return words.timestampZone(counted) === counted ? hour : words.shared.events.inZone(hour, counted);
}
