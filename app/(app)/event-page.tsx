import { notFound } from "next/navigation";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { EventDetails } from "#components/events/event-details.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { address, one } from "#components/url/one.ts";

type Props = {
  /** Of the page's address: `source`, `id`, and whose dashboard it came from. */
  query: Query;
  title: string;
  /** The dashboard it belongs to. */
  home: { path: "/spending" | "/devices"; name: string };
};

/** The event behind a figure, as it was sent and as it was read. */
export async function EventPage({ query, title, home }: Props) {
  const me = await member();
  const [source, id, subject] = [one(query, "source"), one(query, "id"), one(query, "subject")];
  if (source === null || id === null) notFound();
  const view = await answer((await caller()).events.event({ source, id, ...(subject !== null && { subject }) }));
  if (!view) return <Restricted what="An event" />;
  return (
    <>
      <BackLink href={address(home.path, { subject })}>{home.name}</BackLink>
      <PageHead title={title}>The event that was sent, and what was read from it</PageHead>
      <EventDetails view={view} zone={me.tenant.zone} />
    </>
  );
}
