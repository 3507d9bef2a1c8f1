import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const standard = async (raw: string): Promise<string> =>
  (await db.sql("pipeline")`select ops.standard_merchant(${raw}) as name`)[0]!.name as string;

/** As statements have it, and as people see it. */
const NAMES: readonly [string, string][] = [
  // A name is left as its owner writes it.
  ["Café Blåhaj", "Café Blåhaj"],
  ["  Corner   Shop ", "Corner Shop"],
  ["iHerb", "iHerb"],
  ["🍕 Pizza Palast 🍕", "🍕 Pizza Palast 🍕"],
  ["مقهى النيل", "مقهى النيل"],
  ["寿司太郎", "寿司太郎"],
  ["1234567", "1234567"],
  ["7-11", "7-11"],
  // Statement texts in capitals lose what is not the name.
  ["BAECKEREI MUELLER GMBH", "Baeckerei Mueller"],
  ["BLUMEN SCHMIDT 0042 BERLIN", "Blumen Schmidt"],
  ["STADTWERKE BONN AG", "Stadtwerke Bonn"],
  ["GRILLHAUS#17", "Grillhaus"],
  ["ZOO SAGT DANKE//BERLIN", "ZOO"],
  ["TANKSTELLE NORD 2026-03-01", "Tankstelle Nord"],
  ["ÄRZTEHAUS AM PARK", "Ärztehaus Am Park"],
  ["H&K", "H&K"],
  // Whoever collects the money is not the merchant.
  ["PAYPAL *GARTENCENTER", "Gartencenter"],
  ["SumUp *Kiosk am Eck", "Kiosk am Eck"],
  ["SQ *BLUE BOTTLE", "Blue Bottle"],
  ["PAYPAL *", "Paypal"],
  // Characters that mean something in a regular expression, a pattern or a query.
  ["A.B.C. (D) [E] {F} ^G$ |H? *", "A.B.C. (D) [E] {F} ^G$ |H?"],
  ["100% \\d+ Sports_Bar", "100% \\d+ Sports_Bar"],
  ["O'NEILL'S -- DROP", "O'Neill'S -- Drop"],
  ["***", "***"],
  ["-", "-"],
];

test.each(NAMES)("%j is %j", async (raw, name) => {
  expect(await standard(raw)).toBe(name);
});

test("a known merchant has one name, however it is written, and nobody else gets it", async () => {
  const aliases = await db.login()<
    { starts: string; name: string }[]
  >`select starts, name from core.merchant_alias order by starts`;
  expect(aliases.length).toBeGreaterThan(0);
  for (const { starts, name } of aliases) {
    const longest = aliases
      .filter((other) => `${starts} 0815 BERLIN`.startsWith(other.starts))
      .sort((a, b) => b.starts.length - a.starts.length)[0]!;
    expect({ starts, name: await standard(`${starts} 0815 BERLIN`) }).toEqual({ starts, name: longest.name });
    // An alias that ends with a space means the word with something after it alone.
    if (!starts.endsWith(" ")) expect({ starts, name: await standard(starts.toLowerCase()) }).toEqual({ starts, name });
    // The start of a longer word is another name.
    expect(await standard(`${starts}QQZ`)).not.toBe(name);
  }
});

test("whatever the door lets in has a name that is not empty, and the same one when it is said again", async () => {
  const hard = [
    "W".repeat(200),
    "WORT ".repeat(40).trim(),
    "👩‍👩‍👧‍👦".repeat(18),
    "a\u0301 e\u0300",
    "\u200f\u202eREVERSED",
    "PAYPAL *",
    "SQ *",
    "GMBH",
    " GMBH & CO. KG",
    "#",
    "\t",
    "İSTANBUL KEBAP",
    "ß",
    "12 34 56",
    `${"A".repeat(199)}9`,
  ];
  for (const raw of hard) {
    const name = await standard(raw);
    expect({ raw, long: name.length > raw.length + 8 }).toEqual({ raw, long: false });
    if (raw.trim() !== "") expect({ raw, name }).not.toEqual({ raw, name: "" });
    expect(await standard(raw)).toBe(name);
  }
});
