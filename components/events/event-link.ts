import { address } from "#components/url/one.ts";

/** The page of one event. `found` says how its category was found, for payments. */
export function eventLink(
  page: "/spending/event" | "/devices/event",
  event: { source: string; id: string },
  subject: string | null,
  found: { category: string; from: string } | null = null,
): string {
  return address(page, {
    source: event.source,
    id: event.id,
    subject,
    category: found?.category ?? null,
    found: found?.from ?? null,
  });
}
