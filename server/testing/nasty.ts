import fc from "fast-check";

/** What JSON.stringify cannot write, as it stands in the text. A value names one as "@raw:name". */
const RAW: Readonly<Record<string, string>> = {
  deep: `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
  deepObject: `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`,
  beyondSafe: "9007199254740993",
  manyDigits: "9".repeat(400),
  beyondDouble: "1e400",
  minusZero: "-0",
  tiny: "5e-324",
  twice: '{"a":1,"a":2}',
  prototype: '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
};
/** Keys that JavaScript would not set, by the name that stands for them in a value. */
const KEYS: Readonly<Record<string, string>> = { "@key:proto": "__proto__" };

/** Texts that break what is put together of texts, and what counts, cuts, compares or prints them. */
export const NASTY_TEXTS: readonly string[] = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\udc00x",
  "\u202eexe.txt",
  "\u200b",
  "مرحبا بالعالم",
  "👩‍👩‍👧‍👦🇨🇿",
  "e\u0301".repeat(50),
  "\ufeff{}",
  "x".repeat(201),
  "x".repeat(300),
  "雨".repeat(1_001),
  "y".repeat(70_000),
  "<script>alert(1)</script>",
  `"><img src=x onerror=alert(1)>`,
  "'; drop table nowhere; --",
  "' or pg_sleep(9) is null --",
  "%' or '1'='1",
  "\\",
  "%",
  "_",
  "$1",
  "{{7*7}}",
  "#{7*7}",
  "%00",
  "../../../../etc/passwd",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "null",
  "undefined",
  "NaN",
  "-1",
  "1e999",
  "1970-01-01",
  "1969-12-31T23:59:59Z",
  "2300-01-01",
  "2300-01-01T00:00:00Z",
  "0000-00-00",
  "0001-01-01",
  "9999-12-31",
  "+275760-09-13T00:00:00.000Z",
  "2026-02-30",
  "2026-11-20T24:61:61Z",
  "Mars/Base",
  "europe/prague",
  "Etc/GMT+25",
  "XXX",
  "eur",
  "EURO",
  "00000000-0000-0000-0000-000000000000",
  "{00000000-0000-7000-8000-000000000000}",
  "WyJhIl0",
  "bm90aGluZw==",
];

const NASTY_VALUES: readonly unknown[] = [
  ...NASTY_TEXTS,
  ...Object.keys(RAW).map((name) => `@raw:${name}`),
  ...[null, true, false, 0, -1, 1, 0.5, 2 ** 31, 2 ** 31 - 1, -(2 ** 31) - 1, 2 ** 53, 1e21, 1e308],
  ...[[], {}, [[]], [null], [{}], { length: -1 }, { toString: 1 }, { valueOf: null }, { "@key:proto": { polluted: true } }],
  Array.from({ length: 3_000 }, (_, n) => n),
];

/** Characters that repeating a part makes at most: what is larger is for tests of its own. */
const LARGEST = 500_000;

/** Anything that somebody may put anywhere. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...NASTY_VALUES), weight: 6 },
  { arbitrary: fc.string({ unit: "binary", maxLength: 300 }), weight: 1 },
  { arbitrary: fc.jsonValue({ maxDepth: 3, noUnicodeString: false }), weight: 1 },
);

type Mutation = { kind: "put" | "drop" | "add" | "repeat" | "wrap"; at: number; value: unknown; key: string };

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom("put", "put", "put", "put", "drop", "add", "repeat", "wrap"),
  at: fc.nat(1_000),
  value: nasty,
  key: fc.constantFrom("@key:proto", "constructor", "toString", "tenantId", "subject", "extra", "", "x".repeat(300)),
});

/** Values with one to three of their parts put wrong: others in their place, missing, more than known, many, wrapped. */
export function mutated(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(values, fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([value, mutations]) => mutations.reduce(apply, value));
}

function apply(value: unknown, { kind, at, value: other, key }: Mutation): unknown {
  const places = placesIn(value);
  const path = places[at % places.length]!;
  return changed(value, path, (found) => {
    if (kind === "put") return other;
    if (kind === "wrap") return at % 2 === 0 ? [found] : { [key]: found };
    if (kind === "repeat") return Array(Math.min(at % 700, 1 + Math.floor(LARGEST / (textOf(found)?.length ?? 1)))).fill(found);
    if (typeof found !== "object" || found === null) return other;
    if (kind === "add") return Array.isArray(found) ? [...found, other] : { ...found, [key]: other };
    const keys = Object.keys(found);
    const gone = keys[at % Math.max(1, keys.length)];
    return Array.isArray(found) ? found.slice(1) : Object.fromEntries(Object.entries(found).filter(([name]) => name !== gone));
  });
}

/** Where the parts of a value lie, itself first. */
function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null || at.length > 6) return [at];
  const inner = Object.entries(value).slice(0, 30);
  return [at, ...inner.flatMap(([key, part]) => placesIn(part, [...at, key]))];
}

function changed(value: unknown, [step, ...rest]: readonly string[], change: (found: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.map((part, n) => (String(n) === step ? changed(part, rest, change) : part));
  const known = value as Record<string, unknown>;
  return { ...known, [step]: changed(known[step], rest, change) };
}

/** A value as the JSON text that is sent, with what JSON.stringify cannot write. Undefined where there is none. */
export function textOf(value: unknown): string | undefined {
  const text: string | undefined = JSON.stringify(value);
  return text
    ?.replace(/"@raw:(\w+)"(?!:)/g, (_, name: string) => RAW[name]!)
    .replace(/"(@key:\w+)":/g, (_, name: string) => `${JSON.stringify(KEYS[name])}:`);
}
