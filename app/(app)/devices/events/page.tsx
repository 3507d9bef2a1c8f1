import type { Metadata } from "next";
import { z } from "zod";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { PeriodLeftOut } from "#components/controls/period-left-out.tsx";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { plural } from "#components/dashboards/words.ts";
import { Readings } from "#components/events/readings.tsx";
import { rangeName } from "#components/format/days.ts";
import { instantName } from "#components/format/instant.ts";
import { Restricted } from "#components/states/restricted.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Pages } from "#components/ui/pages.tsx";
import { devicesInput, leavesPeriodOut, parseState, printState, type Query } from "#components/url/dashboard-state.ts";
import { one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Readings" };

const Between = z
  .object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })
  .nullable()
  .catch(null);

/** The readings behind a figure of the devices dashboard. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([member(), searchParams]);
  const state = parseState(query);
  const between = Between.parse({ from: one(query, "since"), to: one(query, "until") });
  const cursor = one(query, "after");
  const api = await caller();
  // The dashboard knows the names of the devices, which of them are in a room, and what a named period means.
  const view = await answer(api.dashboards.devices({ ...devicesInput(state), filters: { device: null, room: null } }));
  if (!view) return <Restricted what="The list of readings" />;
  const inRoom = view.devices.filter((device) => device.room !== null && state.filters.room.includes(device.room));
  const chosen = state.filters.device.length > 0 ? state.filters.device : inRoom.map((device) => device.device);
  const filtered = state.filters.device.length > 0 || state.filters.room.length > 0;
  // Over all customers, a device of a filter is a kind of device, which no reading has.
  const filters = { device: filtered && view.subject !== null ? chosen : null, channel: null };
  const whose = state.subject === null ? {} : { subject: state.subject };
  const page = await answer(api.events.readings({ ...whose, period: view.period, filters, between, cursor }));
  if (!page) return <Restricted what="The list of readings" />;

  const here = (after: string | null) =>
    `/devices/events${printState(state, { since: between?.from ?? null, until: between?.to ?? null, after })}`;
  const names = new Map(view.devices.map((device) => [device.device, device.name]));
  const about = [
    ...(filters.device ?? []).map((device) => names.get(device) ?? device),
    between ? `${instantName(between.from, view.zone, { seconds: false })}, one hour` : rangeName(view.period),
  ];
  return (
    <>
      <BackLink href={`/devices${printState(state)}`}>Devices</BackLink>
      <PageHead title="Readings">
        {about.join(" · ")}
        {leavesPeriodOut(query) && <PeriodLeftOut shown={rangeName(view.period)} />}
        <p className="text-ink">{plural(page.readings, "reading")}</p>
      </PageHead>
      <Readings
        rows={page.rows}
        zone={view.zone}
        whose={state.subject}
        showSubject={state.subject === null && me.subject === null}
        names={[...names]}
      />
      <Pages first={cursor === null ? null : here(null)} next={page.next === null ? null : here(page.next)} />
    </>
  );
}
