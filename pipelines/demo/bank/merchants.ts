import type { Random } from "#pipelines/demo/random.ts";

/** A shop as a bank's statement shows it: the raw text differs from payment to payment. */
export type Merchant = {
  raw: (random: Random, city: string) => string;
  mcc: string;
  low: number;
  high: number;
  city?: string;
  country?: string;
};

const store = (random: Random) => String(random.int(1000, 79_999));
const code = (random: Random) => Array.from({ length: 9 }, () => random.pick([..."0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"])).join("");
const shop = (name: string, mcc: string, low: number, high: number): Merchant => ({
  raw: (random, city) => `${name} ${store(random)} ${city.toUpperCase()}`,
  mcc,
  low,
  high,
});
const online = (name: string, mcc: string, low: number, high: number): Merchant => ({ raw: () => name, mcc, low, high });

export const GROCERS: readonly Merchant[] = [
  { raw: (random, city) => `REWE SAGT DANKE ${store(random)} ${city.toUpperCase()}`, mcc: "5411", low: 1200, high: 6400 },
  shop("EDEKA CENTER", "5411", 1500, 7800),
  shop("LIDL DIENSTLEISTUNG", "5411", 900, 5200),
  shop("ALDI SUED", "5411", 900, 4800),
  shop("PENNY", "5411", 500, 3400),
  shop("ALNATURA", "5411", 1100, 4600),
];
export const BAKERIES: readonly Merchant[] = [
  shop("BAECKEREI KAMPS", "5462", 240, 980),
  shop("BACKWERK", "5462", 280, 890),
  { raw: (random) => `SumUp *Backstube Nord ${random.int(1, 4)}`, mcc: "5462", low: 310, high: 1240 },
];
export const CAFES: readonly Merchant[] = [
  shop("STARBUCKS COFFEE", "5814", 420, 980),
  { raw: () => "SumUp *Kaffee Liebling", mcc: "5814", low: 350, high: 1150 },
  { raw: () => "ZETTLE *ROESTEREI SPEICHER", mcc: "5814", low: 380, high: 1290 },
];
export const LUNCHES: readonly Merchant[] = [
  shop("MCDONALDS", "5814", 780, 1690),
  shop("NORDSEE", "5814", 890, 1790),
  { raw: () => "Asia Bistro Lotus", mcc: "5812", low: 890, high: 1590 },
  { raw: () => "Kantine am Markt", mcc: "5812", low: 640, high: 1140 },
];
export const RESTAURANTS: readonly Merchant[] = [
  { raw: () => "L'Osteria", mcc: "5812", low: 2400, high: 7200 },
  { raw: () => "Restaurant Ratskeller", mcc: "5812", low: 3200, high: 9800 },
  { raw: () => "SumUp *Taverna Elia", mcc: "5812", low: 2900, high: 8600 },
  { raw: () => "Sushi Circle", mcc: "5812", low: 2600, high: 7400 },
  online("LIEFERANDO.DE", "5812", 1800, 4900),
];
export const SHOPS = {
  amazon: { raw: (random: Random) => `AMZN Mktp DE*${code(random)}`, mcc: "5999", low: 690, high: 8900 },
  clothes: [online("ZALANDO SE", "5651", 2900, 16_900), shop("H&M", "5651", 1490, 7900), shop("C&A MODE", "5651", 1900, 8900)],
  electronics: [shop("MEDIA MARKT", "5732", 1900, 49_900), shop("SATURN ELECTRO", "5732", 1500, 39_900)],
  home: [shop("IKEA DEUTSCHLAND", "5712", 1900, 28_900), shop("OBI BAU- UND HEIMWERKERMARKT", "5200", 900, 12_900)],
  drugstore: [shop("DM DROGERIE MARKT", "5977", 590, 3900), shop("ROSSMANN", "5977", 490, 3400)],
  pharmacy: [shop("APOTHEKE AM RATHAUS", "5912", 480, 3900), shop("STERN APOTHEKE", "5912", 590, 4400)],
  books: [shop("THALIA", "5942", 990, 4900), shop("HUGENDUBEL", "5942", 990, 4400)],
  pets: [shop("FRESSNAPF", "5995", 1290, 5900)],
} as const;
export const LEISURE: readonly Merchant[] = [
  shop("CINEMAXX", "7832", 1290, 4200),
  online("EVENTIM.DE", "7922", 3900, 17_900),
  { raw: () => "Kletterhalle Nordwand", mcc: "7997", low: 1200, high: 2600 },
  { raw: () => "Museum der Stadt", mcc: "7991", low: 900, high: 2800 },
];
export const HAIR: Merchant = { raw: () => "Salon Haarmonie", mcc: "7230", low: 2400, high: 8900 };
export const FUEL: readonly Merchant[] = [
  shop("ARAL STATION", "5541", 4200, 9200),
  shop("SHELL", "5541", 4300, 9400),
  shop("JET TANKSTELLE", "5541", 3900, 8800),
];
export const RAIL: Merchant = {
  raw: (random) => `DB VERTRIEB GMBH ${random.int(100_000, 999_999)}`,
  mcc: "4112",
  low: 1790,
  high: 11_900,
};
export const DONATION: Merchant = online("AERZTE OHNE GRENZEN", "8398", 2500, 12_000);

export type Destination = { city: string; country: string; restaurants: readonly Merchant[]; shops: readonly Merchant[] };
const abroad = (names: readonly string[], mcc: string, low: number, high: number): Merchant[] =>
  names.map((name) => ({ raw: () => name, mcc, low, high }));
export const DESTINATIONS: readonly Destination[] = [
  {
    city: "Palma",
    country: "ES",
    restaurants: abroad(["Bar Bosch", "Restaurante Celler Sa Premsa", "Chiringuito Es Trenc"], "5812", 1400, 7900),
    shops: abroad(["MERCADONA PALMA", "EROSKI CENTER"], "5411", 900, 5900),
  },
  {
    city: "Verona",
    country: "IT",
    restaurants: abroad(["Trattoria al Pompiere", "Gelateria Savoia", "Osteria Sottoriva"], "5812", 600, 8400),
    shops: abroad(["ESSELUNGA VERONA", "CONAD CITY"], "5411", 900, 6100),
  },
  {
    city: "København",
    country: "DK",
    restaurants: abroad(["Café Norden", "Smørrebrød Hos Palæ", "Reffen Street Food"], "5812", 1600, 9200),
    shops: abroad(["NETTO KOBENHAVN", "IRMA TORVET"], "5411", 1100, 5400),
  },
  {
    city: "Lisboa",
    country: "PT",
    restaurants: abroad(["Time Out Market", "Pastéis de Belém", "Cervejaria Ramiro"], "5812", 700, 8800),
    shops: abroad(["PINGO DOCE LISBOA", "CONTINENTE"], "5411", 900, 5100),
  },
];
export const FLIGHTS: readonly Merchant[] = [
  { raw: (random) => `LUFTHANSA ${random.int(2_200_000_000, 2_299_999_999)}`, mcc: "3008", low: 18_900, high: 49_900 },
  { raw: (random) => `RYANAIR ${code(random).slice(0, 6)}`, mcc: "4511", low: 7900, high: 28_900 },
];
export const LODGINGS: readonly Merchant[] = [
  { raw: (random) => `BOOKING.COM HOTEL ${random.int(1_000_000, 9_999_999)}`, mcc: "7011", low: 42_000, high: 128_000 },
  { raw: (random) => `AIRBNB * HM${code(random).slice(0, 8)}`, mcc: "7011", low: 38_000, high: 119_000 },
];
