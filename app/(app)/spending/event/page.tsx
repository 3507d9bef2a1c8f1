import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { slugName } from "#components/dashboards/words.ts";
import { EventDetails } from "#components/events/event-details.tsx";
import { CATEGORY_FROM } from "#components/events/payments.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { address, one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Payment" };

/** The event behind a payment. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([member(), searchParams]);
  const [source, id, subject] = [one(query, "source"), one(query, "id"), one(query, "subject")];
  if (source === null || id === null) notFound();
  const view = await answer((await caller()).events.event({ source, id, ...(subject !== null && { subject }) }));
  if (!view) return <Restricted what="An event" />;
  return (
    <>
      <BackLink href={address("/spending", { subject })}>Spending</BackLink>
      <PageHead title="Payment">The event that was sent, and what was read from it</PageHead>
      <EventDetails view={view} zone={me.tenant.zone} category={categoryOf(one(query, "category"), one(query, "found"))} />
    </>
  );
}

function categoryOf(category: string | null, found: string | null): string | null {
  if (category === null || found === null || !Object.hasOwn(CATEGORY_FROM, found)) return null;
  return `${slugName(category)}: ${CATEGORY_FROM[found as keyof typeof CATEGORY_FROM]}`;
}
