import fc from "fast-check";
import { expect, test } from "vitest";
import { type Column, compareValues, matches, printColumns, shownColumns } from "#components/ui/grid/column.ts";

type Row = { name: string; size: number | null };
const column = (id: string, more: Partial<Column<Row>> = {}): Column<Row> => ({ id, name: id, cell: () => null, ...more });
const columns = [
  column("name", { value: (row) => row.name }),
  column("size", { value: (row) => row.size }),
  column("state", { hideable: false }),
  column("by", { default: "hidden" }),
];

test("columns chosen are those that the address brings back, and the grid's own choice is not written", () => {
  fc.assert(
    fc.property(fc.subarray(["size", "by"]), (chosen) => {
      const shown = ["name", "state", ...chosen];
      expect(shownColumns(columns, printColumns(columns, shown))).toEqual(
        columns.map(({ id }) => id).filter((id) => shown.includes(id)),
      );
    }),
  );
  expect(printColumns(columns, ["name", "size", "state"])).toBeNull();
});

test("an address that names no column there is shows the grid's own choice; the first column and the fixed ones always stay", () => {
  expect(shownColumns(columns, "nothing,else")).toEqual(["name", "size", "state"]);
  expect(shownColumns(columns, "by")).toEqual(["name", "state", "by"]);
});

test("numbers are ordered by size, texts as people do", () => {
  expect([10, 9, -1].sort(compareValues)).toEqual([-1, 9, 10]);
  expect(["Key 10", "key 9", "Äpfel", "Zoo"].sort(compareValues)).toEqual(["Äpfel", "key 9", "Key 10", "Zoo"]);
});

test("a row is found by all of the words, in whatever column and case", () => {
  const row = { name: "Till of Köln", size: 7 };
  expect(matches(columns, row, "köln 7")).toBe(true);
  expect(matches(columns, row, "köln 8")).toBe(false);
});
