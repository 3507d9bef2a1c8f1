import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { RefusedEvent } from "#components/console/quarantine/refused-event.tsx";
import { STATES } from "#components/console/quarantine/words.ts";
import { Restricted } from "#components/states/restricted.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";

export const metadata: Metadata = { title: "Refused event" };

/** One event that was refused. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [me, { id }, ask] = await Promise.all([member(), params, caller()]);
  const event = await answer(ask.quarantine.get({ id }));
  if (!event) return <Restricted what="The quarantine" />;
  const content = await answer(ask.quarantine.content({ id }));
  const { name, tone } = STATES[event.state];
  return (
    <>
      <PageTitle
        back={{ href: "/data/quarantine", name: "Quarantine" }}
        title="Refused event"
        lead={
          <span className="wrap-anywhere">
            <Badge tone={tone}>{name}</Badge> {event.message}
          </span>
        }
      />
      <RefusedEvent event={event} content={content} mends={me.permissions.includes("quarantine.replay")} zone={me.tenant.zone} />
    </>
  );
}
