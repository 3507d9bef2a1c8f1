import { describe, expect, test } from "vitest";
import { type Interest, rememberHeard } from "#server/live/heard.ts";

const MINUTE = 60_000;
let time = Date.parse("2026-11-20T12:00:00Z");
const clock = () => time;
const pass = (ms: number) => {
  time += ms;
};

const interest = (subject: string | null, more: Partial<Interest> = {}): Interest => ({
  ...{ tenantId: "bank", subject, domains: ["spending"] },
  ...more,
});
const change = (subjects: string[] | null, more: { tenant?: string; domain?: "spending" | "devices" } = {}) => ({
  ...{ tenant: "bank", domain: "spending" as const, subjects, at: new Date(time).toISOString() },
  ...more,
});

/** A web server that has listened for a minute. */
function listening(most?: number) {
  const server = rememberHeard(most, clock);
  server.begin();
  pass(MINUTE);
  return server;
}

describe("who comes back with a mark", () => {
  test("is told of what changed for them meanwhile, and of nothing else", () => {
    const server = listening();
    const before = Object.fromEntries(
      ["ada", "bo", "all"].map((who) => [who, server.mark(interest(who === "all" ? null : who))]),
    );
    const missed = () =>
      Object.entries(before).flatMap(([who, mark]) => (server.missed(interest(who === "all" ? null : who), mark) ? [who] : []));
    pass(MINUTE);
    expect(missed()).toEqual([]);
    server.hear(change(["ada"], { domain: "devices" }));
    server.hear(change(["ada"], { tenant: "another" }));
    expect(missed()).toEqual([]);
    server.hear(change(["ada"]));
    expect(missed()).toEqual(["ada", "all"]);
    server.hear(change(null));
    expect(missed()).toEqual(["ada", "bo", "all"]);
  });

  test("is told of a change once, however soon they come back", () => {
    const server = listening();
    for (const wait of [0, 1, 500, MINUTE]) {
      const mark = server.mark(interest("ada"));
      pass(wait);
      server.hear(change(["ada"]));
      expect(server.missed(interest("ada"), mark)).toBe(true);
      expect(server.missed(interest("ada"), server.mark(interest("ada")))).toBe(false);
    }
  });

  test("gets the same answer at another web server, whose clock is another", () => {
    for (const skew of [-1_500, 0, 1_500]) {
      const one = listening();
      const other = rememberHeard(undefined, () => time + skew);
      other.begin();
      pass(MINUTE);
      expect(other.missed(interest("ada"), one.mark(interest("ada"))), "neither has heard anything").toBe(false);
      const mark = one.mark(interest("ada"));
      const first = change(["ada"]);
      for (const server of [one, other]) server.hear(first);
      expect(other.missed(interest("ada"), mark)).toBe(true);
      const later = one.mark(interest("ada"));
      expect(other.missed(interest("ada"), later)).toBe(false);
      pass(1);
      const second = change(["ada"]);
      for (const server of [one, other]) server.hear(second);
      expect(other.missed(interest("ada"), later)).toBe(true);
    }
  });

  test("is told to look where nobody knows: the server is new, its connection was lost, it has forgotten, the mark is none", () => {
    const old = listening();
    old.hear(change(["ada"]));
    const mark = old.mark(interest("ada"));
    expect(rememberHeard(undefined, clock).missed(interest("ada"), mark), "does not listen yet").toBe(true);
    pass(MINUTE);
    expect(listening().missed(interest("ada"), mark), "began later").toBe(true);
    old.begin();
    expect(old.missed(interest("ada"), mark), "was deaf for a while").toBe(true);
    for (const text of ["", "~", "x~", "2026-11-20T12:00:00Z", "NaN~"])
      expect(old.missed(interest("ada"), text), text).toBe(true);
  });

  test("is not lost among many: of what no longer is remembered it is assumed that it happened", () => {
    const server = listening(10);
    const mark = server.mark(interest("ada"));
    pass(MINUTE);
    server.hear(change(["ada"]));
    for (let n = 0; n < 20; n++) {
      pass(MINUTE);
      server.hear(change([`other-${n}`]));
    }
    expect(server.missed(interest("ada"), mark)).toBe(true);
    // But of the last minutes all is known.
    expect(server.missed(interest("ada"), server.mark(interest("ada")))).toBe(false);
  });

  test("loses nothing to a clock that is put back", () => {
    const server = listening();
    server.hear(change(["ada"]));
    const mark = server.mark(interest("ada"));
    pass(-60 * MINUTE);
    server.hear(change(["ada"]));
    expect(server.missed(interest("ada"), mark)).toBe(true);
    pass(60 * MINUTE);
  });
});
