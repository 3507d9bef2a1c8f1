import { DAY, dayAt, timeText } from "#pipelines/demo/days.ts";
import { BEGINNING, type CloudEvent, type DemoEvent, type DemoSource } from "#pipelines/demo/demo-event.ts";
import { BANK_ZONE, LONGEST_AFTERMATH, paymentsOf } from "./history.ts";
import type { Payment } from "./payment.ts";
import { type Person, people } from "./people.ts";

const SOURCE = "/halden/ledger";
/** Card payments of this many days before now are sent as pending first; of older ones only the booking is told. */
const PENDING_DAYS = 4;

export type BankOptions = {
  seed: string;
  customers: number /** When the demo was made: older payments are booked at once. */;
  now: number;
};

/** Halden Bank: customers with current and savings accounts and two years of their lives on them. */
export function bank({ seed, customers, now }: BankOptions): DemoSource & { subjects: string[] } {
  const all = people(seed, customers);
  const pendingFrom = now - PENDING_DAYS * DAY;
  return {
    subjects: all.map(({ id }) => id),
    standing: () => all.flatMap(standingEvents),
    *between(from, to) {
      const first = dayAt(BANK_ZONE, from) - LONGEST_AFTERMATH;
      const last = dayAt(BANK_ZONE, to);
      let waiting: DemoEvent[] = [];
      for (let day = first; day <= last; day++) {
        for (const person of all) {
          for (const payment of paymentsOf(seed, person, day)) waiting.push(...eventsOf(person, payment, pendingFrom));
        }
        // Nothing that a later day sets going is older than that day.
        const complete = (day + 1) * DAY - DAY / 4;
        const ready = waiting.filter((it) => it.knownAt <= (day === last ? Number.POSITIVE_INFINITY : complete));
        waiting = day === last ? [] : waiting.filter((it) => it.knownAt > complete);
        yield ready.filter((it) => it.knownAt > from && it.knownAt <= to).sort((a, b) => a.knownAt - b.knownAt);
      }
    },
  };
}

const accountOf = (person: Person, account: Payment["account"]) => `${person.id}-${account}`;

function standingEvents(person: Person): CloudEvent[] {
  const head = { specversion: "1.0", source: "/halden/customers", subject: person.id, time: BEGINNING } as const;
  const account = (kind: Payment["account"], name: string): CloudEvent => ({
    ...head,
    id: `${accountOf(person, kind)}:0`,
    type: "inlay.spending.account.v1",
    data: { accountId: accountOf(person, kind), name, kind, currency: "EUR" },
  });
  return [
    { ...head, id: `${person.id}:0`, type: "inlay.core.subject.v1", data: { name: person.name } },
    account("current", "Girokonto"),
    ...(person.saving > 0 ? [account("savings", "Tagesgeld")] : []),
  ];
}

function eventsOf(person: Person, payment: Payment, pendingFrom: number): DemoEvent[] {
  if (payment.bookedAt === null) return [event(person, payment, "booked", payment.at, 0)];
  const booked = event(person, payment, "booked", payment.bookedAt, 1);
  return payment.at < pendingFrom ? [booked] : [event(person, payment, "pending", payment.at, 0), booked];
}

function event(person: Person, payment: Payment, status: "pending" | "booked", knownAt: number, revision: number): DemoEvent {
  const { id, at, account, minor, bookedAt: _bookedAt, ...rest } = payment;
  const data = {
    transactionId: id,
    accountId: accountOf(person, account),
    amountMinor: minor,
    currency: "EUR",
    status,
    occurredAt: timeText(BANK_ZONE, at),
    ...(status === "booked" && { bookedAt: timeText(BANK_ZONE, knownAt) }),
    ...rest,
    ...(revision > 0 && { revision }),
  };
  return {
    knownAt,
    event: {
      specversion: "1.0",
      id: `${id}:${status}`,
      source: SOURCE,
      type: "inlay.spending.transaction.v1",
      subject: person.id,
      time: timeText(BANK_ZONE, knownAt),
      data,
    },
  };
}
