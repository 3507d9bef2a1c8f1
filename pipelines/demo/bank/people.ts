import { type Random, random } from "#pipelines/demo/random.ts";

/** A payment that comes back on its day of the month. Prices rise each April by `riseMinor`. */
export type Subscription = { name: string; mcc: string; day: number; minor: number; riseMinor: number; yearlyIn?: number };

/** A customer of the bank with the habits that make their statement. Amounts in cents. */
export type Person = {
  id: string;
  name: string;
  city: string;
  salary: number;
  payday: number;
  employer: string;
  bonusMonth: boolean;
  rent: number;
  landlord: string;
  energy: number;
  children: number;
  car: boolean;
  pet: boolean;
  lease: number;
  saving: number;
  plan: number;
  /** Multiplies everyday spending. */
  ease: number;
  subscriptions: Subscription[];
  /** Which grocers they like, as indexes in order of liking. */
  grocers: number[];
};

const FIRST = [
  ..."Anna Jonas Lena Paul Marie Felix Sophie Lukas Clara Ben Emilia Noah Johanna Elias Mila Finn Ida Leon Greta Oskar".split(
    " ",
  ),
  ..."Frieda Anton Nele Theo Lotta Karl Helene Emil Thea Moritz Romy Jakob Alma Henri Luisa Matteo Carla David Yara Samir".split(
    " ",
  ),
];
const LAST = [
  ..."Keller Weber Hoffmann Schulz Brandt Lorenz Vogel Krüger Winter Busch Albrecht Sommer Engel Horn Peters Jansen".split(" "),
  ..."Kaya Nowak Rossi Petersen Haas Seidel Ziegler Kramer Arnold Otto Graf Yilmaz Becker Roth Franke Lang Simon Kuhn".split(" "),
  ..."Pohl Ernst Thoma Wolff Reuter Adler".split(" "),
];
const CITIES = ["Berlin", "Hamburg", "Muenchen", "Koeln", "Leipzig", "Freiburg", "Bremen"];
const EMPLOYERS = [
  "Nordsee Logistik GmbH",
  "Stadt Hamburg",
  "Klinikum Mitte gGmbH",
  "Aurora Software AG",
  "Hansa Maschinenbau GmbH",
  "Universität Bremen",
  "Brücke Medien KG",
];
const LANDLORDS = ["Hausverwaltung Sieber", "Wohnbau Nord eG", "Familie Petersen", "GEWOBA", "Immobilien Reiter KG"];

const STREAMING: Subscription[] = [
  { name: "NETFLIX.COM", mcc: "5815", day: 6, minor: 1399, riseMinor: 200 },
  { name: "SPOTIFY P2F4A1", mcc: "5815", day: 12, minor: 1099, riseMinor: 100 },
  { name: "DISNEY PLUS", mcc: "5815", day: 19, minor: 999, riseMinor: 100 },
  { name: "APPLE.COM/BILL", mcc: "5818", day: 21, minor: 299, riseMinor: 0 },
  { name: "ZEIT ONLINE DIGITAL", mcc: "5968", day: 3, minor: 2490, riseMinor: 200 },
  { name: "FITX FITNESSSTUDIO", mcc: "7997", day: 2, minor: 2900, riseMinor: 300 },
  { name: "AMAZON PRIME", mcc: "5968", day: 14, minor: 8990, riseMinor: 0, yearlyIn: 9 },
];
const PHONES: Subscription[] = [
  { name: "TELEKOM DEUTSCHLAND GMBH", mcc: "4814", day: 9, minor: 3995, riseMinor: 150 },
  { name: "VODAFONE GMBH", mcc: "4814", day: 9, minor: 3499, riseMinor: 150 },
];
const TRANSIT: Subscription = { name: "DEUTSCHLANDTICKET ABO", mcc: "4111", day: 1, minor: 4900, riseMinor: 500 };

/** The bank's customers; the first one is Anna, who may sign in. */
export function people(seed: string, count: number): Person[] {
  return Array.from({ length: count }, (_, index) => person(seed, index));
}

function person(seed: string, index: number): Person {
  const chance = random(seed, "person", index);
  const children = index === 0 ? 1 : chance.pick([0, 0, 0, 1, 2]);
  const salary = Math.round(chance.between(2150, 4700)) * 100 + chance.int(0, 99);
  const car = chance.chance(0.55);
  return {
    id: `cust-${1001 + index}`,
    name: `${FIRST[index % FIRST.length]} ${LAST[(index * 7 + Math.floor(index / FIRST.length) * 3) % LAST.length]}`,
    city: index === 0 ? "Hamburg" : chance.pick(CITIES),
    salary,
    payday: chance.int(25, 28),
    employer: chance.pick(EMPLOYERS),
    bonusMonth: chance.chance(0.5),
    rent: Math.round((salary * chance.between(0.26, 0.36)) / 1000) * 1000,
    landlord: chance.pick(LANDLORDS),
    energy: chance.int(58, 124) * 100,
    children,
    car,
    pet: chance.chance(0.3),
    lease: car && chance.chance(0.4) ? chance.int(189, 349) * 100 : 0,
    saving: chance.chance(0.8) ? chance.int(5, 45) * 1000 : 0,
    plan: chance.chance(0.35) ? chance.int(2, 20) * 1000 : 0,
    ease: 0.75 + (salary / 470_000) * 0.5,
    subscriptions: subscriptions(chance, index, car),
    grocers: [chance.int(0, 5), chance.int(0, 5), chance.int(0, 5)],
  };
}

function subscriptions(chance: Random, index: number, car: boolean): Subscription[] {
  const taken = STREAMING.filter((_, at) => (index === 0 ? at !== 2 : chance.chance(0.45)));
  return [...taken, chance.pick(PHONES), ...(car ? [] : [TRANSIT])].map((it) => ({
    ...it,
    day: Math.min(28, it.day + chance.int(0, 2)),
  }));
}
