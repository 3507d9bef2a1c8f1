"use client";
import { FirstEvent } from "#components/console/first-event.tsx";
import { NothingYet } from "#components/states/nothing-yet.tsx";

type Props = {
  domain: "spending" | "devices";
  /** Whose dashboard it is; null for the whole tenant. */
  subject: string | null;
  /** Where this Inlay is. */
  address: string;
  /** Somebody who can send events, and so is shown how. */
  canSend: boolean;
  /** For the time of the example, as RFC 3339. */
  now: string;
};

/** A dashboard of the console before its first event: why it is empty, and how to fill it. */
export function NoData({ canSend, ...props }: Props) {
  return canSend ? <FirstEvent {...props} /> : <NothingYet domain={props.domain} />;
}
