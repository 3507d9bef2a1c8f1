import { bankDay, dayNumber, daysInMonth, type LocalDay } from "#pipelines/demo/days.ts";
import type { Payment } from "./payment.ts";
import type { Person, Subscription } from "./people.ts";

/** What comes by itself: salary, rent, contracts, subscriptions, saving. Minutes are of the local day. */
export type Standing = Omit<Payment, "id" | "at" | "bookedAt"> & { tag: string; minutes: number; card?: boolean };

type Due = { day: number; make: () => Standing[] };

/** What falls due on this local day, weekends moved to the Monday after as banks do. */
export function standingOrders(person: Person, day: LocalDay): Standing[] {
  const due = [
    ...income(person, day),
    ...home(person, day),
    ...contracts(person, day),
    ...saving(person, day),
    ...fees(person, day),
  ];
  return [...due.filter((it) => it.day === day.number).flatMap((it) => it.make()), ...subscriptions(person, day)];
}

/** A day of this day's month or of the month before, since the end of a month may be booked in the next one. */
function on(day: LocalDay, dayOfMonth: number, make: (month: number, year: number) => Standing[]): Due[] {
  const before = day.month === 1 ? { year: day.year - 1, month: 12 } : { year: day.year, month: day.month - 1 };
  return [before, day].map(({ year, month }) => ({
    day: bankDay(dayNumber(year, month, Math.min(dayOfMonth, daysInMonth(year, month)))),
    make: () => make(month, year),
  }));
}

const MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" ");
const iban = (name: string) => `DE${String(10 + (name.length % 80))}20050550${String(1_000_000_000 + hash(name)).slice(0, 10)}`;
const hash = (text: string) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 999_999_937, 7);
/** What costs one euro in 2024 costs a little more each year. */
const dearer = (minor: number, year: number, perYear: number) => Math.round(minor * (1 + perYear) ** (year - 2024));

function transfer(tag: string, name: string, minor: number, more: Partial<Standing>): Standing {
  return {
    tag,
    minutes: 245,
    account: "current",
    direction: "debit",
    minor,
    kind: "transfer",
    counterparty: { name, account: iban(name) },
    ...more,
  };
}

function income(person: Person, day: LocalDay): Due[] {
  const { employer, salary } = person;
  const paid = on(day, person.payday, (month, year) => {
    const bonus = person.bonusMonth && month === 11 ? 1.6 : 1;
    const minor = Math.round(dearer(salary, year, 0.028) * bonus);
    const description = `LOHN / GEHALT ${String(month).padStart(2, "0")}/${year}${bonus > 1 ? " INKL. WEIHNACHTSGELD" : ""}`;
    return [transfer("salary", employer, minor, { direction: "credit", kind: "income", description, minutes: 190 })];
  });
  if (person.children === 0) return paid;
  const benefit = on(day, 12, () => [
    transfer("benefit", "Familienkasse Nord", 25_500 * person.children, {
      direction: "credit",
      kind: "income",
      description: "KINDERGELD",
    }),
  ]);
  return [...paid, ...benefit];
}

function home(person: Person, day: LocalDay): Due[] {
  return [
    ...on(day, 1, (month, year) => [
      transfer("rent", person.landlord, dearer(person.rent, year, 0.02), {
        category: "housing",
        description: `MIETE ${MONTHS[month - 1]} ${year}`,
      }),
    ]),
    ...on(day, 15, (_, year) => [
      transfer("energy", "Stadtwerke Energie GmbH", dearer(person.energy, year, 0.04), {
        category: "utilities",
        description: "ABSCHLAG STROM UND GAS",
      }),
    ]),
    ...on(day, 10, (month) =>
      month % 3 === 1
        ? [transfer("licence", "Rundfunk ARD ZDF DRadio", 5508, { category: "utilities", description: "RUNDFUNKBEITRAG" })]
        : [],
    ),
  ];
}

function contracts(person: Person, day: LocalDay): Due[] {
  const due = on(day, 4, (month, year) => {
    const liability = transfer("liability", "HUK-COBURG", 1290, {
      category: "insurance",
      description: "HAFTPFLICHT UND HAUSRAT",
    });
    const car = transfer("car-insurance", "Allianz Direct", dearer(15_800, year, 0.06), {
      category: "insurance",
      description: "KFZ VERSICHERUNG QUARTAL",
    });
    return person.car && month % 3 === 0 ? [liability, car] : [liability];
  });
  if (person.lease > 0)
    due.push(
      ...on(day, 5, () => [
        transfer("lease", "Hanse Autobank", person.lease, { category: "transport", description: "LEASINGRATE" }),
      ]),
    );
  if (person.children > 0)
    due.push(
      ...on(day, 3, () => [
        transfer("nursery", "Kita Sonnenschein e.V.", 18_900 * person.children, {
          category: "family",
          description: "KITA BEITRAG",
        }),
      ]),
    );
  return due;
}

function saving(person: Person, day: LocalDay): Due[] {
  const due: Due[] = [];
  if (person.saving > 0) {
    due.push(
      ...on(day, 2, () => {
        const own = { ownTransfer: true, description: "Sparen", minutes: 300 };
        return [
          transfer("save-out", person.name, person.saving, own),
          transfer("save-in", person.name, person.saving, { ...own, account: "savings", direction: "credit", minutes: 301 }),
        ];
      }),
    );
  }
  if (person.plan > 0)
    due.push(
      ...on(day, 7, () => [
        transfer("plan", "Halden Depot", person.plan, { category: "savings", description: "SPARPLAN WELT ETF" }),
      ]),
    );
  return due;
}

function fees(person: Person, day: LocalDay): Due[] {
  return on(day, 30, (month, year) => {
    if (month % 3 !== 0) return [];
    const fee: Standing = {
      tag: "account-fee",
      minutes: 1400,
      account: "current",
      direction: "debit",
      minor: 1485,
      kind: "fee",
      description: `KONTOFUEHRUNG Q${month / 3}/${year}`,
    };
    const interest: Standing = {
      tag: "interest",
      minutes: 1405,
      account: "savings",
      direction: "credit",
      minor: 900 + (person.saving % 2300),
      kind: "interest",
      description: "ZINSEN",
    };
    return person.saving > 0 ? [fee, interest] : [fee];
  });
}

/** On the card, on the day itself, weekends too. The price rises each April. */
function subscriptions(person: Person, day: LocalDay): Standing[] {
  return person.subscriptions
    .filter((it) => it.day === day.day && (it.yearlyIn === undefined || it.yearlyIn === day.month))
    .map((it, index) => ({
      tag: `sub-${it.name}`,
      card: true,
      minutes: 200 + index,
      account: "current",
      direction: "debit",
      minor: price(it, day),
      kind: "purchase",
      mcc: it.mcc,
      merchant: { name: it.name },
    }));
}

function price(it: Subscription, day: LocalDay): number {
  const rises = day.year - 2024 + (day.month >= 4 ? 1 : 0);
  return it.minor + rises * it.riseMinor;
}
