import { notFound } from "next/navigation";
import { Gallery } from "#app/gallery/gallery.tsx";
import { drawDevices } from "#components/dashboards/devices/draw.ts";
import { devicesFixture, emptyDevices } from "#components/dashboards/fixtures/devices.ts";
import { emptySpending, spendingFixture } from "#components/dashboards/fixtures/spending.ts";
import { drawSpending } from "#components/dashboards/spending/draw.ts";
import { parseState, type Query } from "#components/url/dashboard-state.ts";
import { readEnv } from "#server/env.ts";

/** The interface with made-up figures in each of its states, for those who work on it. Not part of a production build. */
export default async function GalleryPage({ searchParams }: { searchParams: Promise<Query> }) {
  if (readEnv().NODE_ENV === "production") notFound();
  const query = await searchParams;
  const state = parseState(query);
  const [spending, devices] = query.state === "empty" ? [emptySpending(), emptyDevices()] : [spendingFixture(), devicesFixture()];
  return (
    <Gallery
      show={String(query.show ?? "spending")}
      as={String(query.state ?? "full")}
      state={state}
      spending={{ view: spending, drawings: drawSpending(spending, state) }}
      devices={{ view: devices, drawings: drawDevices(devices, state) }}
    />
  );
}
