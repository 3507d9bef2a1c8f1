import { describe, expect, test } from "vitest";
import { checkEvent } from "#server/events/check-event.ts";
import { csvColumns, jsonColumns } from "./columns.ts";
import { compileMapping, eventsBefore } from "./compile-mapping.ts";
import { loadMapping, parseMapping } from "./load-mapping.ts";

const mappings = new URL("./mappings/", import.meta.url).pathname;
const BERKA = "trans_id;account_id;date;type;operation;amount;balance;k_symbol;bank;account".split(";");
const POWER =
  "timestamp,Global_active_power,Global_reactive_power,Voltage,Global_intensity,Sub_metering_1,Sub_metering_2,Sub_metering_3".split(
    ",",
  );

async function committed(name: string, names: string[], revision = 0) {
  const loaded = await loadMapping(`${mappings}${name}.yaml`);
  const { null_values: nulls, trim } = loaded.mapping.format;
  const run = compileMapping(loaded, csvColumns(names, { trim, nulls }), { revision, fileHash: null });
  return { loaded, row: (cells: string[]) => run({ line: 2, size: 0, cells }) };
}

/** A mapping of one event with these fields, over columns a, b, c. */
function fields(yaml: string, more = "") {
  const text = `format: { type: csv, decimal: ",", thousands: "." }\nsource: s\nidentity: row\n${more}time: { const: "2026-01-01T00:00:00Z" }\nemit:\n  - type: t\n    subject: { const: x }\n    fields:\n      v: ${yaml}\n`;
  const run = compileMapping(parseMapping(text, "m"), csvColumns(["a", "b", "c"], { trim: true, nulls: ["?"] }), {
    revision: 0,
    fileHash: "f".repeat(64),
  });
  return (...cells: string[]) => {
    const made = run({ line: 7, size: 0, cells });
    return made.refused[0]
      ? `${made.refused[0].code} in ${made.refused[0].column}`
      : made.skipped[0]
        ? `skipped: ${made.skipped[0]}`
        : made.events[0]!.data.v;
  };
}

describe("values", () => {
  test("the sign of a number tells the direction, its size the amount", () => {
    const direction = fields("{ column: a, by_sign: { positive: credit, negative: debit, zero: debit } }");
    expect([direction("12,50"), direction("-1.200,00"), direction("0")]).toEqual(["credit", "debit", "debit"]);
    const amount = fields("{ column: a, number: { factor: 100, sign: drop, integer: true } }");
    expect([amount("12,50"), amount("-1.200,00"), amount("0,005")]).toEqual([1250, 120_000, "number.not_whole in a"]);
  });
  test("an unknown code is an error, unless there is a default; null is no value", () => {
    const strict = fields("{ column: a, map: { D: debit, X: null } }");
    expect([strict("D"), strict("X"), strict("Q"), strict("")]).toEqual(["debit", undefined, "code.unknown in a", undefined]);
    expect(fields("{ column: a, map: { D: debit }, default: other }")("Q")).toBe("other");
    expect(fields('{ column: a, map: { D: debit, "": none } }')("")).toBe("none");
  });
  test("the first that has a value wins", () => {
    const first = fields("{ first: [{ column: a, map: { F: fee }, default: null }, b, { const: other }] }");
    expect([first("F", "x"), first("Z", "x"), first("Z", "?")]).toEqual(["fee", "x", "other"]);
  });
  test("empty and null_values are no value; a required one is then refused with its column", () => {
    expect([fields("a")("?"), fields("a")("  "), fields("{ column: a, required: true }")("?")]).toEqual([
      undefined,
      undefined,
      "value.missing in a",
    ]);
  });
  test("templates and joined columns need all their parts", () => {
    expect([fields("{ template: 'x-{a}-{b}' }")("1", "2"), fields("{ template: 'x-{a}-{b}' }")("1", "")]).toEqual([
      "x-1-2",
      undefined,
    ]);
    expect(fields('{ columns: [a, b], join: "/" }')("1", "2")).toBe("1/2");
  });
  test("a unit is only there together with its measure", () => {
    expect([fields("{ const: Wh, only_with: b }")("", "5"), fields("{ const: Wh, only_with: b }")("", "?")]).toEqual([
      "Wh",
      undefined,
    ]);
  });
  test("a number that is none says so", () => {
    expect(fields("{ column: a, number: {} }")("1.5")).toBe("number.format in a");
  });
  test("skipped rows are counted by their reason, never lost", () => {
    const skip =
      'skip:\n  - { when: { all: [{ column: a, empty: true }, { column: b, in: [VOID] }] }, reason: void }\n  - { when: { column: c, matches: "^#" }, reason: comment }\n';
    const value = fields("b", skip);
    expect([value("", "VOID", ""), value("1", "VOID", ""), value("1", "2", "# x")]).toEqual([
      "skipped: void",
      "VOID",
      "skipped: comment",
    ]);
  });
});

describe("identity", () => {
  const id = (identity: string, revision: number, hash: string | null, cells: string[]) => {
    const text = `format: { type: csv }\nsource: s\nidentity: ${identity}\ntime: { const: "2026-01-01T00:00:00Z" }\nemit:\n  - { type: t, subject: a, fields: { x: a } }\n`;
    const run = compileMapping(parseMapping(text, "m"), csvColumns(["a", "b"], { trim: true, nulls: [] }), {
      revision,
      fileHash: hash,
    });
    const made = run({ line: 7, size: 0, cells });
    return made.events[0]?.id ?? made.refused[0]?.code;
  };
  test("is made of columns, and differs whenever they do", () => {
    expect(id("{ columns: [a, b] }", 0, null, ["x|y", "z"])).not.toBe(id("{ columns: [a, b] }", 0, null, ["x", "y|z"]));
    expect(id("{ columns: [a] }", 0, null, ["x"])).toBe("x");
    expect(id("{ columns: [a, b] }", 0, null, ["x", ""])).toBe("identity.missing");
  });
  test("or of the file's content and the row's line", () => {
    expect(id("row", 0, "a".repeat(64), ["x", "y"])).toBe(`${"a".repeat(24)}:7`);
  });
  test("a revision makes another event of the same entity", () => {
    expect(id("{ columns: [a] }", 3, null, ["x"])).toBe("x@3");
  });
});

test("members of NDJSON are found by dots, and keep their kind", () => {
  const text = `format: { type: ndjson }\nsource: s\nidentity: { columns: [meta.id] }\ntime: { column: at, time: { format: unix } }\nemit:\n  - { type: t, subject: who, fields: { n: v.n, b: v.b, s: { column: v.n, number: { factor: 1000 } } } }\n`;
  const run = compileMapping(parseMapping(text, "m"), jsonColumns({ trim: true, nulls: [] }), { revision: 0, fileHash: null });
  const made = run({
    line: 1,
    size: 0,
    cells: [],
    object: { meta: { id: 5 }, at: 1_772_618_400, who: "w", v: { n: 1.5, b: true } },
  });
  expect(made.events[0]).toMatchObject({ id: "5", time: "2026-03-04T10:00:00Z", data: { n: 1.5, b: true, s: 1500 } });
});

describe("Berka", () => {
  const cases: [string, Record<string, unknown>][] = [
    ["1;576;930101;PRIJEM;VKLAD;900.00;900.00;;;", { direction: "credit", kind: "cash", amountMinor: 90_000 }],
    [
      "2;576;930105;VYDAJ;PREVOD NA UCET;2452.10;1;SIPO;YZ;87144583",
      { direction: "debit", kind: "transfer", category: "housing", counterparty: { name: "YZ", account: "YZ/87144583" } },
    ],
    ["3;576;930131;PRIJEM;;12.30;1;UROK;;", { direction: "credit", kind: "interest" }],
    ["4;576;930131;VYDAJ;VYBER;14.60;1;SLUZBY;;", { direction: "debit", kind: "fee" }],
    ["5;576;930131;VYBER;VYBER;200.00;1;;;", { direction: "debit", kind: "cash" }],
    ["6;576;930131;VYDAJ;PREVOD NA UCET;200.00;1; ;QR;1", { direction: "debit", kind: "transfer" }],
  ];
  test.each(cases)("%s", async (text, expected) => {
    const { row } = await committed("berka", BERKA);
    const made = row(text.split(";"));
    expect(made.refused).toEqual([]);
    expect(made.events[0]).toMatchObject({ subject: "576", data: expected });
    expect(made.events[0]!.data.category).toBe(expected.category);
    expect(checkEvent(made.events[0])).toMatchObject({ ok: true });
    expect(made.events[0]!.time).toMatch(/T00:00:00\+01:00$/);
  });
  test("a code never seen is refused, with its column", async () => {
    const { row } = await committed("berka", BERKA);
    expect(row("1;576;930101;NEZNAMY;VKLAD;900.00;900.00;;;".split(";")).refused[0]).toMatchObject({
      code: "code.unknown",
      column: "type",
    });
  });
});

describe("household power", () => {
  test("a row is the minute of the meter and of its three parts", async () => {
    const { row, loaded } = await committed("household-power", POWER);
    const made = row("2007-03-25 02:30:00,4.216,0.418,234.840,18.400,0.000,1.000,17.000".split(","));
    const energy = made.events.map(({ data }) => data.channels);
    expect(energy).toEqual([
      { energy_interval: { value: 252_960, unit: "J", seconds: 60 } },
      ...[0, 1, 17].map((value) => ({ energy_interval: { value, unit: "Wh", seconds: 60 } })),
    ]);
    expect(made.events[0]!.time).toBe("2007-03-25T02:30:00+01:00");
    for (const event of [...eventsBefore(loaded, 0), ...made.events]) expect(checkEvent(event)).toMatchObject({ ok: true });
  });
  test("a minute without measures is skipped, and says why", async () => {
    const { row } = await committed("household-power", POWER);
    expect(row("2007-01-14 18:36:00,?,?,?,?,?,?,".split(","))).toEqual({
      events: [],
      refused: [],
      skipped: ["no measures in this minute"],
    });
  });
});
