import { describe, expect, test } from "vitest";
import { checkEvent } from "#server/events/check-event.ts";
import type { DemoSource } from "./demo-event.ts";
import { makeWorld, sizeFor } from "./world.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-20T10:00:00Z");
const size = { ...sizeFor(400_000, NOW), customers: 6 };
const { sources, homes } = makeWorld(size);
const told = (source: DemoSource, from: number, to: number) => [...source.between(from, to)].flat();
const TENANTS = ["halden", "nordlicht"] as const;
/** Over both changes of the clock. */
const YEAR = { from: NOW - 365 * DAY, to: NOW };

describe.each(TENANTS)("%s", (slug) => {
  const source = sources[slug]!;
  const events = told(source, YEAR.from, YEAR.to);

  test("sends what the door accepts", () => {
    const refused = [...source.standing(), ...events.map(({ event }) => event)]
      .map((event) => checkEvent(event))
      .filter((it) => !it.ok);
    expect(refused.slice(0, 3)).toEqual([]);
  });

  test("sends in order, each event once", () => {
    expect(events.every(({ knownAt }, index) => index === 0 || knownAt >= events[index - 1]!.knownAt)).toBe(true);
    expect(new Set(events.map(({ event }) => event.id)).size).toBe(events.length);
  });

  test("goes on where it stopped with the very same events", () => {
    const middle = NOW - 100 * DAY + 12_345_678;
    const parts = [...told(source, NOW - 140 * DAY, middle), ...told(source, middle, NOW)];
    const whole = told(source, NOW - 140 * DAY, NOW);
    const texts = (all: typeof whole) => all.map(({ event }) => JSON.stringify(event)).sort();
    expect(texts(parts)).toEqual(texts(whole));
  });
});

test("a demo of the usual size has about 400,000 events", () => {
  const world = makeWorld(sizeFor(400_000, NOW));
  let count = 0;
  for (const slug of TENANTS) for (const part of world.sources[slug]!.between(size.from, NOW)) count += part.length;
  expect(count).toBeGreaterThan(350_000);
  expect(count).toBeLessThan(450_000);
}, 60_000);

describe("the bank's customers", () => {
  const payments = told(sources.halden!, YEAR.from, YEAR.to).map(({ event }) => event.data as Record<string, unknown>);
  test("have salaries, rents, subscriptions, refunds, splits, savings and pending payments", () => {
    const some = (test: (data: Record<string, unknown>) => boolean) => payments.some(test);
    expect(some((it) => it.kind === "income")).toBe(true);
    expect(some((it) => it.category === "housing")).toBe(true);
    expect(some((it) => it.splits !== undefined)).toBe(true);
    expect(some((it) => it.ownTransfer === true && it.direction === "credit")).toBe(true);
    expect(some((it) => it.status === "pending")).toBe(true);
    const refunds = payments.filter((it) => it.refundOf !== undefined);
    expect(refunds.length).toBeGreaterThan(0);
  });
  test("get refunds of payments that they made, for no more than these", () => {
    const made = new Map(payments.map((it) => [it.transactionId, it]));
    const amounts = payments
      .filter((it) => made.has(it.refundOf))
      .map((it) => [it.amountMinor as number, made.get(it.refundOf)!.amountMinor as number]);
    expect(amounts.every(([refund, paid]) => refund! <= paid!)).toBe(true);
  });
});

describe("the homes", () => {
  test("use with their parts no more than their main meter says", () => {
    const wh = new Map<string, number>();
    for (const { event } of told(homes, NOW - 60 * DAY, NOW)) {
      const { deviceId, channels } = event.data as { deviceId: string; channels: { energy_interval?: { value: number } } };
      const [home, device] = deviceId.split(/-(.*)/) as [string, string];
      const key = device === "main" ? `${home} main` : `${home} parts`;
      wh.set(key, (wh.get(key) ?? 0) + (channels.energy_interval?.value ?? 0));
    }
    const { gapless, main } = { gapless: wh.get("bergmann parts")!, main: wh.get("bergmann main")! };
    expect(gapless).toBeGreaterThan(main * 0.3);
    expect(gapless).toBeLessThan(main);
  });

  test("have days without data, and a counter that once began anew", () => {
    const august = told(homes, Date.parse("2026-08-05T00:00:00Z"), Date.parse("2026-08-20T00:00:00Z"));
    const days = new Set(
      august.filter(({ event }) => event.subject === "home-koehler").map(({ event }) => event.time.slice(0, 10)),
    );
    expect([days.has("2026-08-10"), days.has("2026-08-12"), days.has("2026-08-17")]).toEqual([true, false, true]);
    const march = told(homes, Date.parse("2026-03-16T00:00:00Z"), Date.parse("2026-03-18T23:00:00Z"));
    const counter = march
      .filter(({ event }) => event.data.deviceId === "fischer-main")
      .map(({ event }) => (event.data.channels as { energy_counter: { value: number } }).energy_counter.value);
    expect(counter.filter((value, index) => index > 0 && value < counter[index - 1]!)).toEqual([0]);
  });

  test("tell their power live", () => {
    const live = homes.live(NOW);
    expect(live.length).toBeGreaterThan(0);
    expect(live.map((event) => checkEvent(event).ok)).toEqual(live.map(() => true));
  });
});
