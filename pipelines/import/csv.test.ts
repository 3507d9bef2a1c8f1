import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CsvFormat, CsvReader } from "./csv.ts";

const COMMA: CsvFormat = { delimiter: ",", quote: '"', trim: true };

function read(text: string, format: CsvFormat = COMMA, piece = text.length || 1) {
  const reader = new CsvReader(format);
  const records = [];
  for (let at = 0; at < text.length; at += piece) records.push(...reader.read(text.slice(at, at + piece), false));
  return [...records, ...reader.read("", true)];
}
const rows = (text: string, format?: CsvFormat, piece?: number) =>
  read(text, format, piece).map((record) => record.cells ?? record.fault);
const lines = (text: string) => read(text).map(({ line }) => line);

test("what a spreadsheet writes is read back, in whatever pieces it arrives", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', ",", "\n", "\r\n", " x ", "7") });
  const written = (value: string) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (table, piece, crlf) => {
        const text = table.map((row) => row.map(written).join(",")).join(crlf ? "\r\n" : "\n");
        expect(rows(text, { ...COMMA, trim: false }, piece)).toEqual(table);
      },
    ),
    { numRuns: 500 },
  );
});

describe("line numbers are those of an editor", () => {
  test("with line breaks in cells, and blank lines", () => {
    expect(lines('a,b\r\n"1\r\n2",x\r\n\r\n3,y')).toEqual([1, 2, 5]);
  });
});

describe("a line that cannot be read stops only itself", () => {
  test("text after a closing quote", () => {
    expect(rows('a,b\n1,"x"y\n2,z')).toEqual([["a", "b"], expect.objectContaining({ code: "row.quote", column: 6 }), ["2", "z"]]);
  });
  test("a quote that does not close, even though it would swallow the rest of the file", () => {
    const found = read(`a,b\n1,"x\n2,y\n3,z\n`, COMMA, 3);
    expect(found.map(({ line, fault }) => [line, fault?.code])).toEqual([
      [1, undefined],
      [2, "row.quote"],
      [3, undefined],
      [4, undefined],
    ]);
  });
  test("without waiting for the end of a large file", () => {
    const reader = new CsvReader(COMMA);
    const found = reader.read('1,"x\n', false);
    const piece = "2,yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n".repeat(1000);
    for (let index = 0; index < 40; index++) found.push(...reader.read(piece, false));
    expect(found[0]).toMatchObject({ line: 1, fault: { code: "row.quote" } });
    expect(found.slice(1).every(({ cells }) => cells?.length === 2)).toBe(true);
    expect(found).toHaveLength(40_001);
  });
});

test("quotes can be other characters, or none; spaces around quoted cells are no text", () => {
  expect(rows("'a;b';c", { delimiter: ";", quote: "'", trim: true })).toEqual([["a;b", "c"]]);
  expect(rows('5" pipe,"x', { ...COMMA, quote: false })).toEqual([['5" pipe', '"x']]);
  expect(rows('1, "a,b" ,2')).toEqual([["1", "a,b", "2"]]);
  expect(rows('5" pipe,2')).toEqual([['5" pipe', "2"]]);
});
