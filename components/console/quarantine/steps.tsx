import type { RefusedDetails } from "#components/console/outputs.ts";
import { When } from "#components/ui/when.tsx";

const OUTCOMES = {
  accepted: "replayed it: accepted",
  duplicate: "replayed it: stored already, so nothing changed",
  refused: "replayed it: refused again",
  discarded: "discarded it",
  reopened: "reopened it",
} as const;

type Props = { event: RefusedDetails; zone: string };

/** What became of a refused event, the newest first. */
export function Steps({ event, zone }: Props) {
  const first = event.firstReason ?? event;
  return (
    <ol className="flex flex-col gap-4">
      {event.steps.toReversed().map((step) => (
        <li key={step.id} className="border-s-2 border-line ps-3">
          <p className="wrap-anywhere">
            {step.actor === "processing" ? "Processing refused it" : `${step.actor} ${OUTCOMES[step.outcome]}`}
            {step.edited && ", edited"}
          </p>
          {step.message && (
            <p className="text-note wrap-anywhere text-muted">
              <code className="font-mono">{step.code}</code> {step.message}
            </p>
          )}
          {step.note && <p className="text-note wrap-anywhere text-muted">“{step.note}”</p>}
          <p className="text-note text-muted">
            <When at={step.at} zone={zone} />
          </p>
        </li>
      ))}
      <li className="border-s-2 border-line ps-3">
        <p>Received and refused</p>
        <p className="text-note wrap-anywhere text-muted">
          <code className="font-mono">{first.code}</code> {first.message}
        </p>
        <p className="text-note text-muted">
          <When at={event.receivedAt} zone={zone} />
        </p>
      </li>
    </ol>
  );
}
