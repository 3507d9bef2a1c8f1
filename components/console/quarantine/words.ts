import type { QuarantineJob } from "#components/console/outputs.ts";
import { count } from "#components/format/unit.ts";

export const STATES = {
  open: { name: "Open", tone: "warn" },
  replayed: { name: "Replayed", tone: "good" },
  discarded: { name: "Discarded", tone: "plain" },
} as const;

export const STAGES = { collect: "At the door", process: "In processing" } as const;

export const eventsWord = (events: number): string => `${count(events)} ${events === 1 ? "event" : "events"}`;

const DOING = { replay: "Replaying", discard: "Discarding", reopen: "Reopening" } as const;
const DONE = { replay: "Replayed", discard: "Discarded", reopen: "Reopened" } as const;

/** What a job is at: "Replaying 1,204 events". */
export function jobTitle(job: QuarantineJob): string {
  const verb = job.rehearsal ? "Rehearsing with" : DOING[job.kind];
  return `${verb} ${eventsWord(job.expected)}`;
}

/** What a job came to: "1,190 accepted, 3 duplicates, 11 refused again". */
export function jobOutcome(job: QuarantineJob): string {
  if (job.kind !== "replay") return `${DONE[job.kind]} ${eventsWord(job.done)}`;
  const { accepted, duplicate, refused } = job;
  const gone = job.done - accepted - duplicate - refused;
  const parts = [
    `${count(accepted)} accepted`,
    duplicate > 0 && `${count(duplicate)} ${duplicate === 1 ? "duplicate" : "duplicates"}`,
    refused > 0 && `${count(refused)} refused again`,
    gone > 0 && `${count(gone)} dealt with by somebody else meanwhile`,
  ];
  return parts.filter(Boolean).join(", ");
}

export const isOver = (job: QuarantineJob): boolean => ["done", "cancelled", "failed"].includes(job.state);
