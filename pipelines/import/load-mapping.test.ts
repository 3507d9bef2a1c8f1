import { describe, expect, test } from "vitest";
import { AppError } from "#server/errors.ts";
import { csvColumns } from "./columns.ts";
import { compileMapping } from "./compile-mapping.ts";
import { parseMapping } from "./load-mapping.ts";

/** A whole mapping with some lines replaced; lines count from 1. */
const WHOLE = `format:
  type: csv
  delimiter: ";"
zone: Europe/Prague
source: bank
identity: { columns: [id] }
time: { column: date, time: { format: yyyy-MM-dd } }
emit:
  - type: inlay.spending.transaction.v1
    subject: account
    fields:
      transactionId: id
      amountMinor: { column: amount, number: { factor: 100, integer: true } }
      direction: { column: code, map: { C: credit, D: debit } }
`;
const replaced = (from: string, to: string) => {
  expect(WHOLE).toContain(from);
  return WHOLE.replace(from, to);
};

function errors(text: string): string[] {
  try {
    const loaded = parseMapping(text, "m.yaml");
    compileMapping(loaded, csvColumns(["id", "date", "account", "amount", "code"], { trim: true, nulls: [] }), {
      revision: 0,
      fileHash: null,
    });
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.details.errors as string[];
  }
}

test("the mapping itself is fine", () => {
  expect(errors(WHOLE)).toEqual([]);
});

describe("a mistake is told with its line and column", () => {
  test.each([
    ["a key that does not exist", 'delimiter: ";"', 'delimeter: ";"', /^m.yaml:3:14: format.delimeter: is not a key known here/],
    [
      "a value of the wrong kind",
      'delimiter: ";"',
      "delimiter: semicolon",
      /^m.yaml:3:14: format.delimiter: must be one character/,
    ],
    ["a required key that is missing", "source: bank\n", "", /^m.yaml:1:1: source: is required/],
    ["YAML that is none", 'delimiter: ";"', 'delimiter: ";', /^m.yaml:\d+:\d+: /],
    [
      "a column that the file lacks",
      "subject: account",
      "subject: acount",
      /^m.yaml:10:14: .*no column "acount"; did you mean "account"\?/,
    ],
    ["an identity column that the file lacks", "columns: [id]", "columns: [id, nr]", /^m.yaml:6:27: .*no column "nr"/],
    ["a zone that does not exist", "Europe/Prague", "Europe/Pragu", /^m.yaml:4:7: zone: "Europe\/Pragu" is neither/],
    ["a date format", "yyyy-MM-dd", "yyyy-mm-dd", /^m.yaml:7:39: .*lacks a month/],
    ["a factor", "factor: 100", "factor: hundred", /^m.yaml:13:\d+: .*"hundred" is not a number/],
    ["two sources of one value", "column: code, map", "column: code, const: x, map", /^m.yaml:14:18: .*exactly one of/],
    ["a path", "transactionId: id", "0bad: id", /^m.yaml:12:13: .*a field is a path/],
    [
      "events as they are in CSV",
      /emit:[\s\S]*/.exec(WHOLE)![0],
      "emit: as-is\n",
      /^m.yaml:8:7: emit: as-is takes complete CloudEvents/,
    ],
  ])("%s", (_what, from, to, expected) => {
    expect(errors(replaced(from, to))[0]).toMatch(expected);
  });

  test("all of them at once", () => {
    expect(errors(replaced('delimiter: ";"', 'delimeter: ";"').replace("source: bank\n", "sauce: bank\n"))).toHaveLength(3);
  });
});
