import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { sendingFor } from "#app/(app)/sending.ts";
import { DevicesPage } from "#components/dashboards/devices/devices-page.tsx";
import { drawDevices } from "#components/dashboards/devices/draw.ts";
import { Restricted } from "#components/states/restricted.tsx";
import { devicesInput, leavesPeriodOut, parseState, type Query } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";

export const metadata: Metadata = { title: "Devices" };

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([member(), searchParams]);
  const state = parseState(query);
  const view = await answer((await caller()).dashboards.devices(devicesInput(state)));
  if (!view) return <Restricted what="This dashboard" />;
  return (
    <DevicesPage
      view={view}
      state={state}
      drawings={drawDevices(view, state, ENGLISH)}
      chooses={me.permissions.includes("subject.list")}
      views={me.permissions.includes("subject.view_as")}
      decides={me.permissions.includes("choice.set")}
      sets={me.permissions.includes("tariff.manage")}
      leavesOut={leavesPeriodOut(query)}
      sending={await sendingFor(me)}
    />
  );
}
