"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { RefusedContent, RefusedDetails } from "#components/console/outputs.ts";
import { ContentView } from "#components/console/quarantine/content-view.tsx";
import { DiscardDialog } from "#components/console/quarantine/discard-dialog.tsx";
import { MendForm } from "#components/console/quarantine/mend-form.tsx";
import { Steps } from "#components/console/quarantine/steps.tsx";
import { useJob } from "#components/console/quarantine/use-job.ts";
import { Why } from "#components/console/quarantine/why.tsx";
import { failureOf } from "#components/data/failure.ts";
import { eventLink } from "#components/events/event-link.ts";
import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { buttonLook } from "#components/ui/look.ts";
import { Modal } from "#components/ui/modal.tsx";
import { useToast } from "#components/ui/toast.tsx";

type Props = {
  event: RefusedDetails;
  /** Null for those who may not see what was sent. */
  content: RefusedContent | null;
  mends: boolean;
  zone: string;
};

/** One refused event: why, what it says, and what can be done about it. */
export function RefusedEvent({ event, content, mends, zone }: Props) {
  const [router, toast] = [useRouter(), useToast()];
  const [isDiscarding, setDiscarding] = useState(false);
  const filter = { ids: [event.id] };
  const job = useJob((ended) => {
    router.refresh();
    if (ended.state === "failed") toast({ text: `It could not be done: ${ended.error ?? "no reason is known"}`, tone: "bad" });
    else if (ended.kind === "discard") toast({ text: "Discarded.", tone: "good", action: { label: "Undo", onPress: reopen } });
    else if (ended.kind === "reopen") toast({ text: "Open again.", tone: "good" });
    else if (ended.accepted > 0) toast({ text: "Accepted. The figures follow in a moment.", tone: "good" });
    else if (ended.duplicate > 0) toast({ text: "This very event is stored already: nothing changed.", tone: "good" });
    else toast({ text: "Refused again: the reason is on the page.", tone: "bad" });
  });
  const reopen = () =>
    void job.start({ kind: "reopen", filter }).catch((error: unknown) => toast({ text: failureOf(error).message, tone: "bad" }));
  const isBusy = job.isStarting || job.job?.state === "queued" || job.job?.state === "running";

  return (
    <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-8">
        <section aria-label="Why">
          <Why event={event} zone={zone} />
        </section>
        {content && (
          <section aria-labelledby="as-sent" className="flex flex-col gap-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h2 id="as-sent" className="text-title font-strong">
                As it was sent
              </h2>
              <a href={`/api/v1/quarantine/${event.id}/raw`} download className={buttonLook("plain")}>
                <Icon name="download" />
                Download the bytes
              </a>
            </div>
            <ContentView content={content} message={(event.firstReason ?? event).message} />
          </section>
        )}
        {content && mends && event.state === "open" && (
          <section aria-labelledby="mend" className="flex flex-col gap-3">
            <h2 id="mend" className="text-title font-strong">
              Mend and replay
            </h2>
            {content.toMend === null ? (
              <p className="text-muted">
                It is no text that can be edited here. Download the bytes, and send the event mended; then discard this one.
              </p>
            ) : (
              <MendForm
                key={content.toMend}
                text={content.toMend}
                isBusy={isBusy}
                replay={(change) => job.start({ kind: "replay", filter, ...(change && { change }) })}
              />
            )}
          </section>
        )}
        {!content && (
          <Notice title="What was sent is not open to your role">
            <p>Reasons and places are; the events themselves are for admins, since they hold your customers' data.</p>
          </Notice>
        )}
      </div>
      <aside className="flex min-w-0 flex-col gap-6">
        <div className="flex flex-wrap gap-2 empty:hidden">
          {mends && event.state === "open" && (
            <Button isDisabled={isBusy} onPress={() => setDiscarding(true)}>
              <Icon name="bin" />
              Discard…
            </Button>
          )}
          {mends && event.state === "discarded" && (
            <Button isPending={isBusy} onPress={reopen}>
              <Icon name="undo" />
              Reopen
            </Button>
          )}
          {event.state === "replayed" && event.eventId !== null && event.source !== null && (
            <a
              href={eventLink(
                event.type?.includes(".devices.") ? "/devices/event" : "/spending/event",
                { source: event.source, id: event.eventId },
                null,
              )}
              className={buttonLook("plain")}
            >
              See the event
            </a>
          )}
        </div>
        <section aria-labelledby="steps" className="flex flex-col gap-3">
          <h2 id="steps" className="text-title font-strong">
            What was done
          </h2>
          <Steps event={event} zone={zone} />
        </section>
      </aside>
      {isDiscarding && (
        <Modal title="Discard this event" urgent isOpen onOpenChange={(open) => open || setDiscarding(false)}>
          {() => (
            <DiscardDialog
              events={1}
              close={() => setDiscarding(false)}
              start={(note) => job.start({ kind: "discard", filter, note }).then(() => setDiscarding(false))}
            />
          )}
        </Modal>
      )}
    </div>
  );
}
