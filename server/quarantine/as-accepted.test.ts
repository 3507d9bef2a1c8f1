import { expect, test } from "vitest";
import { canonicalize } from "#server/events/canonical.ts";
import { checkEvent } from "#server/events/check-event.ts";
import { asAccepted } from "#server/quarantine/as-accepted.ts";

const event = (time: string) => ({
  ...{ specversion: "1.0", id: "a", source: "/s", type: "inlay.core.subject.v1", subject: "ada", time },
  data: { name: 'Zoë "\u2028 😀', timeZone: "Europe/Berlin" },
});
/** As processing keeps it. */
const kept = (time: string, micros: string) => Buffer.from(canonicalize({ ...event(time), time: micros }, 64).text);

test.each([
  ["2026-09-01T12:00:00+02:00", "2026-09-01T10:00:00.000000Z"],
  ["2026-09-01T10:00:00Z", "2026-09-01T10:00:00.000000Z"],
  ["2026-09-01T10:00:00.120Z", "2026-09-01T10:00:00.120000Z"],
  ["2026-09-01T10:00:00.12Z", "2026-09-01T10:00:00.120000Z"],
  ["2026-12-31T19:45:00.123456-04:15", "2027-01-01T00:00:00.123456Z"],
  ["2026-09-01T15:45:00+05:45", "2026-09-01T10:00:00.000000Z"],
])("a time sent as %s is found again by the hash of what was sent", (time, micros) => {
  const fit = checkEvent(event(time));
  if (!fit.ok) throw new Error(fit.refusal.message);
  const found = asAccepted(kept(time, micros), Buffer.from(fit.hash, "hex"));
  expect(found.toString()).toBe(canonicalize(event(time), 64).text);
});

test("one that cannot be found stays in UTC", () => {
  const raw = kept("2026-09-01T10:00:00Z", "2026-09-01T10:00:00.000000Z");
  expect(asAccepted(raw, Buffer.alloc(32))).toBe(raw);
});

test("of a long event too, without hashing all of it for each writing that is tried", () => {
  const long = { ...event("2026-09-01T10:00:00Z"), data: { name: "x".repeat(900_000) } };
  const raw = Buffer.from(canonicalize({ ...long, time: "2026-09-01T10:00:00.000000Z" }, 64).text);
  const started = performance.now();
  expect(asAccepted(raw, Buffer.alloc(32))).toBe(raw);
  // Hashed anew for each it is about a second.
  expect(performance.now() - started).toBeLessThan(400);
});
