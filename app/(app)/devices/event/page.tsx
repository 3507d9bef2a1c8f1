import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { EventDetails } from "#components/events/event-details.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { address, one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Reading" };

/** The event behind a reading. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([member(), searchParams]);
  const [source, id, subject] = [one(query, "source"), one(query, "id"), one(query, "subject")];
  if (source === null || id === null) notFound();
  const view = await answer((await caller()).events.event({ source, id, ...(subject !== null && { subject }) }));
  if (!view) return <Restricted what="An event" />;
  return (
    <>
      <BackLink href={address("/devices", { subject })}>Devices</BackLink>
      <PageHead title="Reading">The event that was sent, and what was read from it</PageHead>
      <EventDetails view={view} zone={me.tenant.zone} category={null} />
    </>
  );
}
