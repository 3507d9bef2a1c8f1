import { describe, expect, test } from "vitest";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import { DevicesDashboard } from "#components/dashboards/devices/devices-dashboard.tsx";
import { drawDevices } from "#components/dashboards/devices/draw.ts";
import { UnusualHoursTable } from "#components/dashboards/devices/unusual-hours-table.tsx";
import { UptimeTable } from "#components/dashboards/devices/uptime-table.tsx";
import { spendingFixture } from "#components/dashboards/fixtures/spending.ts";
import { drawSpending } from "#components/dashboards/spending/draw.ts";
import { SpendingDashboard } from "#components/dashboards/spending/spending-dashboard.tsx";
import { Payments } from "#components/events/payments.tsx";
import { Readings } from "#components/events/readings.tsx";
import { Stale } from "#components/states/stale.tsx";
import { parseState } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";
import { homes } from "#components/words/testing/homes.ts";
import { rendered, saidBy } from "#components/words/testing/rendered.tsx";
import { inTimestampZone } from "#components/words/timestamp-zone.ts";
import type { Words } from "#components/words/words.ts";
import type { ReadingRow } from "#server/dashboards/devices-view.ts";
import type { TransactionRow } from "#server/dashboards/spending-view.ts";

const STATE = parseState({});
const TOKYO = inTimestampZone(ENGLISH, "Asia/Tokyo");

/** What two pages say otherwise, side by side. */
function differences(page: (words: Words) => string, other: Words): [string, string][] {
  const [here, there] = [saidBy(page(ENGLISH)), saidBy(page(other))];
  expect(there).toHaveLength(here.length);
  return here.flatMap((text, at): [string, string][] => (text === there[at] ? [] : [[text, there[at]!]]));
}

describe("words in another zone for timestamps", () => {
  test("write no day, hour, month or figure otherwise: of a dashboard by hours, its instants alone", () => {
    const home = homes()["a home by hours"]!;
    const drawn = (words: Words) => Object.values(drawDevices(home, STATE, words)).flatMap((one) => one.map(({ svg }) => svg));
    expect(drawn(TOKYO)).toEqual(drawn(ENGLISH));
    const page = (words: Words) =>
      rendered(words, <DevicesDashboard view={home} state={STATE} drawings={drawDevices(home, STATE, words)} decides sets />);
    const told = differences(page, TOKYO);
    expect(told).toContainEqual(
      [" by Wallbox, 14 Nov 2026, 19:22", " by Wallbox, 15 Nov 2026, 03:22"].map((text) => text.trim()),
    );
    // All else that differs: the hours of findings with the day they are on, and gaps.
    for (const [here, there] of told) expect([inHours(here), here]).toEqual([inHours(there), here]);
    expect(told.length).toBeGreaterThan(5);
  });

  test("write each instant of tables, lists and notes in it", () => {
    const home = homes()["a home"]!;
    const { uptime, unusual, zone } = home;
    const reading: ReadingRow = {
      ...{ subject: "s", subjectName: "s", device: "d", channel: "power", at: "2026-11-20T18:00:05Z", day: "2026-11-20" },
      ...{ value: 1, unit: "W", seconds: null, quality: null, revision: 0, event: { source: "/s", id: "i" } },
    };
    const payment: TransactionRow = {
      ...{ transactionId: "t", part: 0, subject: "s", subjectName: "s", at: reading.at, day: "2026-11-20", account: null },
      ...{ merchant: null, merchantRaw: null, description: "d", category: "rent", categoryFrom: "event", flow: "debit" },
      ...{ kind: "purchase", pending: false, amountMinor: 1, currency: "EUR", revision: 0, event: reading.event },
    };
    const page = (words: Words) =>
      rendered(
        words,
        <>
          <Payments rows={[payment]} zone={zone} whose={null} showSubject={false} />
          <UptimeTable devices={uptime.devices} zone={zone} owners={false} />
          <UnusualHoursTable findings={unusual!.findings} zone={zone} />
          <Readings rows={[reading]} zone={zone} whose={null} showSubject={false} names={[]} />
          <Stale waitingSince="2026-11-20T18:00:00Z" zone={zone} now="2026-11-20T19:00:00Z" />
        </>,
      );
    const told = differences(page, TOKYO);
    expect(told).toContainEqual(["20 Nov 2026, 19:00:05", "21 Nov 2026, 03:00:05"]);
    expect(told).toContainEqual(["20 Nov 2026, 19:00:05 (Europe/Berlin)", "21 Nov 2026, 03:00:05 (Asia/Tokyo)"]);
    // The day of a payment is the one it counts on.
    expect(told).toContainEqual(["20 Nov 2026, 19:00 (Europe/Berlin)", "21 Nov 2026, 03:00 (Asia/Tokyo)"]);
    expect(told.find(([, there]) => there.includes("21 Nov 2026, 03:00:00"))).toBeDefined();
    const lastSeen = uptime.devices.filter((device) => device.lastSeen !== null).length;
    expect(told.length).toBeGreaterThanOrEqual(lastSeen + 2 * unusual!.findings.length + 4);
  });

  test("change nothing of a dashboard that shows days alone", () => {
    const view = spendingFixture();
    const page = (words: Words) =>
      rendered(words, <SpendingDashboard view={view} state={STATE} drawings={drawSpending(view, STATE, words)} decides />);
    expect(differences(page, TOKYO)).toEqual([]);
  });

  test("say of which zone the clock is, beside that of the days", () => {
    const head = { asOf: "2026-11-20T18:00:00Z", zone: "Europe/Berlin" };
    expect(asOfSentence(TOKYO, head)).toBe(
      "Everything received by 21 Nov 2026, 03:00:00 (Asia/Tokyo) is in this figure. Days are those of Europe/Berlin.",
    );
    expect(asOfSentence(inTimestampZone(ENGLISH, "Europe/Berlin"), head)).toBe(asOfSentence(ENGLISH, head));
  });

  test("are the same for the same zone, and those of nobody else", () => {
    expect(inTimestampZone(ENGLISH, "Asia/Tokyo")).toBe(TOKYO);
    expect(inTimestampZone(ENGLISH, null)).toBe(ENGLISH);
    expect(ENGLISH.timestampZone("Europe/Berlin")).toBe("Europe/Berlin");
  });
});

/** A text without its days and clocks. */
const inHours = (text: string): string => text.replace(/\d{1,2} \w{3} \d{4}|\d\d:\d\d/g, "…");
