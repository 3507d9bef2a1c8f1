import { notFound } from "next/navigation";
import { Gallery } from "#app/gallery/gallery.tsx";
import { drawDevices } from "#components/dashboards/devices/draw.ts";
import { devicesFixture, emptyDevices } from "#components/dashboards/fixtures/devices.ts";
import { hostile } from "#components/dashboards/fixtures/hostile.ts";
import { emptySpending, spendingFixture } from "#components/dashboards/fixtures/spending.ts";
import { drawSpending } from "#components/dashboards/spending/draw.ts";
import { parseState, type Query } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";
import { readEnv } from "#server/env.ts";

/** The interface with made-up figures in each of its states, for those who work on it, tests and pictures. Elsewhere there is no such page. */
export default async function GalleryPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { NODE_ENV, INLAY_GALLERY } = readEnv();
  if (NODE_ENV === "production" && INLAY_GALLERY !== "1") notFound();
  const query = await searchParams;
  const state = parseState(query);
  const [spending, devices] = viewsFor(query.state);
  return (
    <Gallery
      show={String(query.show ?? "spending")}
      as={String(query.state ?? "full")}
      state={state}
      spending={{ view: spending, drawings: drawSpending(spending, state, ENGLISH) }}
      devices={{ view: devices, drawings: drawDevices(devices, state, ENGLISH) }}
    />
  );
}

function viewsFor(state: Query[string]) {
  if (state === "empty") return [emptySpending(), emptyDevices()] as const;
  const [spending, devices] = [spendingFixture(), devicesFixture()];
  return state === "hostile" ? ([hostile(spending), hostile(devices)] as const) : ([spending, devices] as const);
}
