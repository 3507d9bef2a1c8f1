import type { Metadata } from "next";
import { EventPage } from "#app/(app)/event-page.tsx";
import type { Query } from "#components/url/dashboard-state.ts";

export const metadata: Metadata = { title: "Reading" };

/** The event behind a reading. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  return <EventPage query={await searchParams} title="Reading" home={{ path: "/devices", name: "Devices" }} />;
}
