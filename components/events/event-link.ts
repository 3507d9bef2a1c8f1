import { address } from "#components/url/one.ts";

/** The page of one event. */
export function eventLink(
  page: "/spending/event" | "/devices/event",
  event: { source: string; id: string },
  subject: string | null,
): string {
  return address(page, { source: event.source, id: event.id, subject });
}
