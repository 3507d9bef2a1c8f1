import fc from "fast-check";
import { expect, test } from "vitest";
import { type CsvCell, toCsv } from "#components/csv/csv.ts";
import { csvName } from "#components/csv/download.ts";

/** RFC 4180, read by its grammar and not by our writer. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      let cell = "";
      if (text[at] === '"') {
        at += 1;
        while (text[at] !== '"' || text[at + 1] === '"') {
          at += text[at] === '"' ? 1 : 0;
          cell += text[at];
          at += 1;
        }
        at += 1;
      } else while (at < text.length && text[at] !== "," && text[at] !== "\r") cell += text[at++];
      row.push(cell);
      if (text[at] !== ",") break;
      at += 1;
    }
    expect(text.slice(at, at + 2)).toBe("\r\n");
    at += 2;
    rows.push(row);
  }
  return rows;
}

const cell: fc.Arbitrary<CsvCell> = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(..."\"',;\r\n\t=+-@＝ aä€😀\u202eع<") }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
);

/** An apostrophe before what would be a formula, letter by letter: at the beginning, and after what some spreadsheets cut at. */
function guarded(text: string): string {
  let [meant, begins] = [/^[\t\r\n]/.test(text) ? "'" : "", true];
  [...text].forEach((letter, at) => {
    meant += begins && "=+-@＝＋－＠".includes(letter) ? `'${letter}` : letter;
    begins = ";\t\r\n".includes(letter) || (begins && at > 0 && /["\s]/.test(letter)) || (begins && /[\t\r\n]/.test(letter));
  });
  return meant;
}

test("what is written is read again as it was, apart from the apostrophe before what would be a formula", () => {
  const table = fc.integer({ min: 1, max: 5 }).chain((width) => {
    const row = fc.array(cell, { minLength: width, maxLength: width });
    return fc.tuple(fc.array(fc.string(), { minLength: width, maxLength: width }), fc.array(row, { maxLength: 6 }));
  });
  fc.assert(
    fc.property(table, ([header, rows]) => {
      const read = parse(toCsv(header, rows));
      const meant = [header, ...rows].map((row) =>
        row.map((one) => (one === null ? "" : typeof one === "string" ? guarded(one) : String(one))),
      );
      expect(read).toEqual(meant);
    }),
  );
});

test("no text begins as a formula does, whatever customers are called; a negative number stays a number", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n\"'a1(),") }), (name) => {
      const [, [text]] = parse(toCsv(["name"], [[name]])) as [string[], [string]];
      expect(text).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
  );
  expect(toCsv(["name", "amount"], [['=HYPERLINK("http://x.invalid")', -12.5]])).toBe(
    'name,amount\r\n"\'=HYPERLINK(""http://x.invalid"")",-12.5\r\n',
  );
});

test("where lists are separated by semicolons, no cell of a text begins as a formula does either", () => {
  // As a spreadsheet of such a country reads the file: quotes count at the beginning of a cell alone.
  const cells = (line: string) => line.split(/[;\t]/).map((cell) => cell.replace(/^["\s]+/, ""));
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."=+-@＝;\t\r\n\"'a1 (),") }), (name) => {
      const lines = toCsv(["day", "name", "note"], [["2026-01-01", name, "x"]]).split(/[\r\n]/);
      expect(lines.flatMap(cells).filter((cell) => /^[=+\-@＝]/.test(cell))).toEqual([]);
    }),
  );
  expect(toCsv(["name"], [["Café;=HYPERLINK(1)"]])).toBe("name\r\nCafé;'=HYPERLINK(1)\r\n");
});

test("a file is named in any script, and letters stay whole", () => {
  expect(csvName("Merchants, June")).toBe("merchants-june.csv");
  expect(csvName("Händler · März")).toBe("händler-märz.csv");
  expect(csvName("カテゴリー別")).toBe("カテゴリー別.csv");
});
