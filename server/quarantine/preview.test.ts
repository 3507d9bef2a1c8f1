import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultIn } from "#server/quarantine/json-fault.ts";
import { prettyJson } from "#server/quarantine/pretty-json.ts";
import { preview } from "#server/quarantine/preview.ts";

const bytes = (text: string) => Buffer.from(text);
const markedIn = (text: string, path: string) => {
  const found = preview(bytes(text), path);
  const lines = found.text.split("\n");
  return (
    found.mark && { text: lines.slice(found.mark.from - 1, found.mark.to).map((line) => line.trim()), exact: found.mark.exact }
  );
};

describe("JSON is laid out", () => {
  test("like every JSON printer does, whatever it holds", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(prettyJson(JSON.stringify(value), "").text).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });
  test("with every value as it was written: long numbers, keys that stand twice, escapes", () => {
    const text = '{"n":12345678901234567890.10,"a":1,"a":"\\u00e9\\/"}';
    expect(prettyJson(text, "").text).toBe('{\n  "n": 12345678901234567890.10,\n  "a": 1,\n  "a": "\\u00e9\\/"\n}');
  });
});

describe("the place that a reason points at is marked", () => {
  const event = '{"id":"a","data":{"amount":1,"parts":[{"n":1},{"n":[2,3]}],"a/b":{"~":0}}}';
  test.each([
    ["a value", "/data/amount", { text: ['"amount": 1,'], exact: true }],
    ["an entry of a list, all of it", "/data/parts/0", { text: ["{", '"n": 1', "},"], exact: true }],
    ["a value within lists", "/data/parts/1/n/1", { text: ["3"], exact: true }],
    ["an escaped key", "/data/a~1b/~0", { text: ['"~": 0'], exact: true }],
    ["what is missing, where it would stand", "/data/currency", { text: ['"data": {'], exact: false }],
    ["what is missing deep within", "/data/parts/7/n", { text: ['"parts": ['], exact: false }],
    ["the event as a whole: nowhere", "", null],
  ])("%s", (_, path, expected) => expect(markedIn(event, path)).toEqual(expected));
});

describe("where a text ceases to be JSON is known", () => {
  test.each([
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ["[1, 2", 5],
    ["[01]", 2],
    ['{"a": tru}', 6],
    ['"a\nb"', 0],
    ["{} {}", 3],
    ["", 0],
    ["{a: 1}", 1],
  ])("%j", (text, at) => expect(faultIn(text)).toBe(at));

  test("as exactly as a parser knows it: nowhere in JSON, somewhere in everything else", () => {
    const isJson = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const nearJson = fc
      .tuple(fc.jsonValue(), fc.nat(), fc.constantFrom("", ",", "}", "]", '"', "\\", "0", " ", "e"))
      .map(([value, at, piece]) => {
        const text = JSON.stringify(value);
        return text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + 1);
      });
    fc.assert(
      fc.property(fc.oneof(nearJson, fc.json()), (text) => {
        expect(faultIn(text) === null).toBe(isJson(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe("what is no JSON", () => {
  test("is text, marked where it ends to be JSON", () => {
    expect(preview(bytes('{"a": 1,\n"b": x}'), "")).toMatchObject({
      form: "text",
      text: '{"a": 1,\n"b": x}',
      mark: { from: 2, to: 2 },
      left: 0,
    });
  });
  test("is cut between characters where it is long, and says what is left", () => {
    const long = bytes(`x${"é".repeat(40_000)}`);
    const { text, left } = preview(long, "");
    expect(text.endsWith("é")).toBe(true);
    expect(Buffer.byteLength(text) + left).toBe(long.length);
  });
  test("or no text is shown as its bytes", () => {
    expect(preview(Buffer.from([0x7b, 0xff, 0x00, 0x41]), "")).toEqual({
      form: "hex",
      text: `00000000  7b ff 00 41${" ".repeat(36)}  {..A`,
      left: 0,
      mark: null,
    });
  });
  test("is never more than a page can hold, and never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (raw, path) => {
        expect(typeof preview(raw, path).text).toBe("string");
      }),
    );
    expect(preview(bytes("[".repeat(100_000)), "").form).toBe("text");
    expect(preview(bytes(`[${"[".repeat(700)}${"]".repeat(700)}]`), "").form).toBe("text");
    expect(preview(bytes(JSON.stringify("x".repeat(900_000))), "").text.length).toBeLessThan(60_000);
  });
});
