import Link from "next/link";
import { notFound } from "next/navigation";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { EventDetails } from "#components/events/event-details.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { buttonLook } from "#components/ui/look.ts";
import type { Query } from "#components/url/dashboard-state.ts";
import { address, one } from "#components/url/one.ts";
import type { EventView } from "#server/dashboards/load-event.ts";

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
      <PageHead title={title} controls={me.permissions.includes("rule.manage") && <BeginRule parts={view.counted} />}>
        The event that was sent, and what was read from it
      </PageHead>
      <EventDetails view={view} zone={me.tenant.zone} />
    </>
  );
}

/** Leads to a rule for all payments like this one, begun with its merchant. */
function BeginRule({ parts }: { parts: EventView["counted"] }) {
  const merchant = parts?.find((part) => part.merchant !== null)?.merchant;
  if (!merchant) return null;
  return (
    <Link href={address("/settings/rules", { new: `merchant_is:${merchant}` })} prefetch={false} className={buttonLook("plain")}>
      Make a rule of this
    </Link>
  );
}
