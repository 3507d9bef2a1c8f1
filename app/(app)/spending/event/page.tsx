import type { Metadata } from "next";
import { EventPage } from "#app/(app)/event-page.tsx";
import type { Query } from "#components/url/dashboard-state.ts";

export const metadata: Metadata = { title: "Payment" };

/** The event behind a payment. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  return <EventPage query={await searchParams} title="Payment" home={{ path: "/spending", name: "Spending" }} />;
}
