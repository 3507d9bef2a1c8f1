import canonicalizeElsewhere from "canonicalize";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalize, Unfit } from "#server/events/canonical.ts";
import { checkEvent } from "#server/events/check-event.ts";
import { EVENT_TYPES, eventDefinitions } from "#server/events/registry.ts";
import { shapeOf, sliceArray, sliceLines } from "#server/events/scan-json.ts";

const transaction = EVENT_TYPES["inlay.spending.transaction.v1"].example;
const reading = EVENT_TYPES["inlay.devices.reading.v1"].example;
const withData = (more: object) => ({ ...transaction, data: { ...transaction.data, ...more } });
const fromText = (text: string) => checkEvent(JSON.parse(text), shapeOf(Buffer.from(text)).keys);
const refusal = (value: unknown) => {
  const checked = checkEvent(value);
  return checked.ok ? "accepted" : `${checked.refusal.code} ${checked.refusal.path}`;
};

describe("every event type", () => {
  for (const { type, example, domain, version } of eventDefinitions()) {
    test(`${type} accepts its own example, with and without what may be left out`, () => {
      expect(fromText(JSON.stringify(example))).toMatchObject({ ok: true, id: example.id });
      expect(type).toBe(`inlay.${domain}.${type.split(".")[2]}.v${version.split(".")[0]}`);
      const { datacontenttype: _, ...least } = example;
      expect(checkEvent(least).ok).toBe(true);
    });
    test(`${type} can be removed with its ids alone, and only with them`, () => {
      const ids = Object.fromEntries(
        Object.entries(example.data).filter(([key]) => /^(account|transaction|device|tariff)Id$/.test(key)),
      );
      const own = type.includes("transaction") ? { transactionId: ids.transactionId } : ids;
      expect(checkEvent({ ...example, data: { ...own, deleted: true, revision: 3 } }).ok).toBe(true);
      if (Object.keys(own).length > 0)
        expect(refusal({ ...example, data: { deleted: true } })).toMatch(/^data\.missing \/data\/\w+Id$/);
    });
    test(`${type} refuses a field it does not know`, () => {
      expect(refusal({ ...example, data: { ...example.data, colour: "red" } })).toBe("data.unknown_key /data/colour");
    });
  }
});

describe("what is refused, and where", () => {
  const cases: [string, unknown, string][] = [
    ["no object", 3, "json.value "],
    ["an array", [], "json.value "],
    ["an unknown type", { ...transaction, type: "inlay.spending.transactions.v1" }, "type.unknown /type"],
    ["another version of CloudEvents", { ...transaction, specversion: "0.3" }, "envelope.invalid /specversion"],
    ["no subject", { ...transaction, subject: undefined }, "envelope.missing /subject"],
    ["a blank id", { ...transaction, id: "  " }, "envelope.invalid /id"],
    ["an id that no index could hold", { ...transaction, id: "x".repeat(201) }, "envelope.invalid /id"],
    ["an extension attribute", { ...transaction, traceparent: "00-1" }, "envelope.unknown_key /traceparent"],
    ["binary data", { ...transaction, data_base64: "" }, "envelope.unknown_key /data_base64"],
    ["data of another media type", { ...transaction, datacontenttype: "text/xml" }, "envelope.invalid /datacontenttype"],
    ["a time without offset", { ...transaction, time: "2026-11-20T18:04:11" }, "envelope.invalid /time"],
    ["a day that there is not", { ...transaction, time: "2026-02-29T18:04:11Z" }, "envelope.invalid /time"],
    ["an unknown currency", withData({ currency: "EUX" }), "data.invalid /data/currency"],
    ["a currency in small letters", withData({ currency: "eur" }), "data.invalid /data/currency"],
    ["a negative amount", withData({ amountMinor: -1 }), "data.invalid /data/amountMinor"],
    ["half a cent", withData({ amountMinor: 0.5 }), "data.invalid /data/amountMinor"],
    ["an integer beyond 2^53", JSON.parse('{"data":{"amountMinor":9007199254740993}}'), "json.number /data/amountMinor"],
    ["a number beyond a double", JSON.parse('{"data":{"amountMinor":1e999}}'), "json.number /data/amountMinor"],
    ["an amount beyond the limit", withData({ amountMinor: 1e15 + 1 }), "data.invalid /data/amountMinor"],
    ["null for nothing", withData({ mcc: null }), "data.invalid /data/mcc"],
    ["NUL", withData({ description: "a\0b" }), "json.text /data/description"],
    ["half a surrogate pair", withData({ merchant: { name: "\ud83d" } }), "json.text /data/merchant/name"],
    ["a NUL in a key", withData({ "a\0": 1 }), "json.text /data/a\ufffd"],
    [
      "a prototype",
      JSON.parse(JSON.stringify(transaction).replace('"data":{', '"data":{"__proto__":{},')),
      "data.unknown_key /data/__proto__",
    ],
    ["deleted: false", withData({ deleted: false }), "data.invalid /data/deleted"],
    [
      "a zone that there is not",
      { ...transaction, type: "inlay.core.subject.v1", data: { timeZone: "Europe/Atlantis" } },
      "data.invalid /data/timeZone",
    ],
    [
      "a bare offset as zone",
      { ...transaction, type: "inlay.core.subject.v1", data: { timeZone: "+01:00" } },
      "data.invalid /data/timeZone",
    ],
    ["a reading without channels", { ...reading, data: { deviceId: "d", channels: {} } }, "data.invalid /data/channels"],
    [
      "energy in a power unit",
      { ...reading, data: { deviceId: "d", channels: { energy_counter: { value: 1, unit: "kW" } } } },
      "data.invalid /data/channels/energy_counter/unit",
    ],
    [
      "energy that 64 bits of µJ could not hold",
      {
        ...reading,
        data: {
          deviceId: "d",
          channels: { energy_counter: { value: 3000, unit: "MJ" }, energy_interval: { value: 1e6, unit: "kWh", seconds: 60 } },
        },
      },
      "data.invalid /data/channels/energy_interval/value",
    ],
  ];
  test.each(cases)("%s", (_, value, expected) => expect(refusal(value)).toBe(expected));

  test("a misspelt field is told the right name", () => {
    const checked = checkEvent(withData({ amount_minor: 1 }));
    expect(checked).toMatchObject({ ok: false, refusal: { message: expect.stringContaining("did you mean amountMinor?") } });
  });
  test("a key that stands twice, at any depth", () => {
    const twice = JSON.stringify(transaction).replace('"currency":"EUR"', '"currency":"USD","currency":"EUR"');
    expect(fromText(twice)).toMatchObject({ ok: false, refusal: { code: "json.duplicate_key" } });
  });
  test("a refusal still names the event, so that its sender finds it", () => {
    expect(checkEvent(withData({ currency: 1 }))).toMatchObject({
      id: transaction.id,
      source: transaction.source,
      schemaVersion: "inlay.spending.transaction.v1@1.0",
    });
  });
});

describe("content", () => {
  const hashOf = (value: unknown) => {
    const checked = checkEvent(value);
    return checked.ok ? checked.hash : checked.refusal;
  };
  test("is the same in any order of keys and with other white space", () => {
    const turned = Object.fromEntries(
      Object.entries({ ...transaction, data: Object.fromEntries(Object.entries(transaction.data).reverse()) }).reverse(),
    );
    expect(hashOf(JSON.parse(JSON.stringify(turned, null, 3)))).toBe(hashOf(transaction));
  });
  test("is type, subject, time and data, and nothing else", () => {
    expect(hashOf({ ...transaction, id: "other", source: "/other", datacontenttype: undefined })).toBe(hashOf(transaction));
    for (const change of [
      { subject: "s2" },
      { time: "2026-11-20T18:04:12+01:00" },
      { data: { ...transaction.data, amountMinor: 4291, splits: undefined } },
    ]) {
      expect(hashOf({ ...transaction, ...change })).not.toBe(hashOf(transaction));
    }
  });
});

describe("laws", () => {
  test("canonical JSON is that of an independent implementation, for every JSON value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary", maxDepth: 5 }), (value) => {
        const ours = attempt(() => canonicalize(value, 64).text);
        if (ours instanceof Unfit) expect(JSON.stringify(value)).toMatch(/\\u0000|\\ud[89a-f]|\d{16}|e\+/);
        else expect(ours).toBe(canonicalizeElsewhere(value));
      }),
      { numRuns: 2_000 },
    );
  });
  test("no value whatever makes the check throw, and no text makes the scanner", () => {
    const anything = fc.anything({ withNullPrototype: true, withDate: true, withBigInt: true, withMap: true, maxDepth: 6 });
    fc.assert(
      fc.property(anything, (value) => typeof checkEvent(value).ok === "boolean"),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        (bytes) => void [shapeOf(bytes), sliceArray(bytes, 10), sliceLines(bytes, 10)],
      ),
      { numRuns: 2_000 },
    );
  });
  test("an event with any one field replaced is accepted or refused, never an exception", () => {
    const paths = ["id", "source", "type", "subject", "time", "dataschema", "data"];
    const fields = [...Object.keys(transaction.data), "deleted"];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.constantFrom(...fields), fc.jsonValue(), (path, field, value) => {
        expect(typeof checkEvent({ ...transaction, [path]: value }).ok).toBe("boolean");
        expect(typeof checkEvent(withData({ [field]: value })).ok).toBe("boolean");
      }),
      { numRuns: 3_000 },
    );
  });
  test("the scanner finds each element of an array with exactly its bytes, depth and keys", () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ stringUnit: "binary" }), { maxLength: 8 }),
        fc.constantFrom(undefined, 1, "\t"),
        (values, indent) => {
          const bytes = Buffer.from(JSON.stringify(values, null, indent));
          const slices = sliceArray(bytes, 100)!;
          expect(slices.map(({ start, end }) => JSON.parse(bytes.subarray(start, end).toString()))).toEqual(
            JSON.parse(bytes.toString()),
          );
          for (const { start, end, depth, keys } of slices) expect({ depth, keys }).toEqual(shapeOf(bytes.subarray(start, end)));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

function attempt<T>(work: () => T): T | unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
