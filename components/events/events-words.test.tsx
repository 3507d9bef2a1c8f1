import { expect, test } from "vitest";
import { Filters } from "#components/controls/filters.tsx";
import { Navigable } from "#components/controls/navigate.tsx";
import { PeriodPicker } from "#components/controls/period-picker.tsx";
import { SubjectChooser } from "#components/controls/subject-chooser.tsx";
import { EventDetails } from "#components/events/event-details.tsx";
import { Payments } from "#components/events/payments.tsx";
import { Readings } from "#components/events/readings.tsx";
import { Failed } from "#components/states/failed.tsx";
import { NothingYet } from "#components/states/nothing-yet.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { DashboardSkeleton, SPENDING_TILES } from "#components/states/skeleton.tsx";
import { Stale } from "#components/states/stale.tsx";
import { Pages } from "#components/ui/pages.tsx";
import { parseState } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";
import { LANGUAGES } from "#components/words/language.ts";
import { rendered, saidBy } from "#components/words/testing/rendered.tsx";
import type { Words } from "#components/words/words.ts";
import { wordsOnServer } from "#components/words/words-on-server.ts";
import type { ReadingRow } from "#server/dashboards/devices-view.ts";
import type { EventView } from "#server/dashboards/load-event.ts";
import type { TransactionRow } from "#server/dashboards/spending-view.ts";

const ZONE = "Europe/Prague";
const NOW = "2026-11-20T06:32:00Z";
const LINK = { source: "/s", id: "i" };

const PAYMENT: TransactionRow = {
  transactionId: "t",
  part: 1,
  subject: "s-1",
  subjectName: "Q. Xyz",
  at: NOW,
  day: "2026-11-20",
  account: null,
  merchant: null,
  merchantRaw: null,
  description: null,
  category: "groceries",
  categoryFrom: "mcc",
  flow: "refund",
  kind: "refund",
  pending: true,
  amountMinor: 1_234_567,
  currency: "EUR",
  revision: 0,
  event: LINK,
};
const READING: ReadingRow = {
  subject: "s-1",
  subjectName: "Q. Xyz",
  device: "d-1",
  channel: "energy_interval",
  at: NOW,
  day: "2026-11-20",
  value: 1_234.5,
  unit: "Wh",
  seconds: 3_600,
  quality: "estimated",
  revision: 0,
  event: LINK,
};
const SENT = { specversion: "1.0" as const, ...LINK, type: "x.y.z", subject: "s-1", time: NOW, data: {} };
const EVENT: EventView = {
  event: SENT,
  withheld: false,
  batch: "5f0c1f4e-3b1d-4c1d-8a51-0a4f3c1f4e3b",
  counted: [PAYMENT],
  revisions: [
    { revision: 1, deleted: true, event: { ...SENT, id: "j" } },
    { revision: 0, deleted: false, event: SENT },
  ],
};

/** What is data and no text: ids, names, the event as JSON, a clock in its zone. */
const DATA = /^(?:s-1|d-1|x\.y\.z|q-\d|Q\b.*|[0-9a-f-]{36}|\{.*|\d\d:\d\d \(.*)$/s;

/** What stands around the tiles and behind them, all at once. */
function everything(words: Words): string[] {
  const period = { from: "2026-11-01", to: "2026-11-21" };
  const head = { period, comparison: { ...period, kind: "previous" as const }, newest: "2026-11-20", oldest: "2025-01-01" };
  const lists = { zone: ZONE, whose: null, showSubject: true };
  return saidBy(
    rendered(
      words,
      <>
        <Navigable state={parseState({ category: ["q-1", "q-2"] })}>
          <SubjectChooser current={null} />
          <PeriodPicker head={head} standard="last_30_days" />
          <Filters filters={[{ name: "category", label: "Q", options: [] }]} />
        </Navigable>
        <Payments rows={[PAYMENT]} {...lists} />
        <Payments rows={[]} {...lists} />
        <Readings rows={[READING, { ...READING, channel: "state", unit: "on/off", value: 1 }]} {...lists} names={[]} />
        <Readings rows={[]} {...lists} names={[]} />
        <EventDetails view={EVENT} zone={ZONE} />
        <EventDetails view={{ ...EVENT, counted: [], revisions: [] }} zone={ZONE} />
        <Pages first="/a" next="/b" />
        <NothingYet domain="spending" />
        <NothingYet domain="devices" />
        <Restricted what="Q" />
        <Failed reference="r-1" retry={() => undefined} />
        <Stale waitingSince="2026-11-20T05:00:00Z" zone={ZONE} now={NOW} />
        <DashboardSkeleton tiles={SPENDING_TILES} words={words} />
      </>,
    ),
  );
}

test.each(LANGUAGES.filter((language) => language !== "en"))(
  "lists, events, controls and states say nothing in English: %s",
  (language) => {
    // Words that two languages share are listed where messages are compared.
    const shared = ["Type", "Source", "Pages", "Restaurants"];
    const isText = (text: string) => /\p{L}{2}/u.test(text) && !DATA.test(text);
    const english = new Set(everything(ENGLISH).filter(isText));
    expect(english.size).toBeGreaterThan(60);
    const left = everything(wordsOnServer(language)).filter((text) => english.has(text));
    expect(left.filter((text) => !shared.includes(text))).toEqual([]);
  },
);

test("amounts and readings are written as the locale writes them", () => {
  const said = everything(wordsOnServer("de")).join("\n");
  expect(said).toContain("12.345,67\u00a0€");
  expect(said).toContain("1.234,5\u00a0Wh in 3.600\u00a0s");
});
