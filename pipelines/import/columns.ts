import { quoted, type Row, RowError } from "./row.ts";

export type ColumnReader = {
  /** The text of a cell; undefined where it is empty or one of `null_values`. */
  text: (row: Row) => string | undefined;
  /** The JSON value of an NDJSON member as it is; of a CSV cell its text. */
  raw: (row: Row) => unknown;
};

/** Finds a column by its name. @returns null when there is none. */
export type Columns = { names: readonly string[] | null; find: (name: string) => ColumnReader | null };

type Reading = { trim: boolean; nulls: readonly string[] };

/** Columns of a CSV file by its header. @throws RowError when a name is there twice. */
export function csvColumns(names: readonly string[], reading: Reading): Columns {
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new RowError(
      "header.twice",
      twice,
      `the column ${quoted(twice)} is there twice: give the names by format.header and skip this row`,
    );
  const clean = cleaner(reading);
  return {
    names,
    find: (name) => {
      const index = names.indexOf(name);
      if (index < 0) return null;
      const text = (row: Row) => clean(row.cells[index] ?? "");
      return { text, raw: text };
    },
  };
}

/** Members of NDJSON objects, nested ones by dots. Any name may exist in some row, so none is refused. */
export function jsonColumns(reading: Reading): Columns {
  const clean = cleaner(reading);
  return {
    names: null,
    find: (name) => {
      const steps = name.split(".");
      const raw = (row: Row): unknown => {
        const value = member(row.object, steps);
        if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
          throw new RowError("number.precision", name, `${value} is beyond 2^53 and would lose digits: write it as text`);
        }
        return typeof value === "string" ? clean(value) : (value ?? undefined);
      };
      const text = (row: Row): string | undefined => {
        const value = raw(row);
        if (typeof value === "object")
          throw new RowError("value.not_plain", name, "is an object or a list where a plain value is needed");
        return value === undefined ? undefined : String(value);
      };
      return { text, raw };
    },
  };
}

function member(value: unknown, steps: readonly string[]): unknown {
  for (const step of steps) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function cleaner({ trim, nulls }: Reading): (text: string) => string | undefined {
  const none = new Set(["", ...nulls]);
  return (text) => {
    const value = trim ? text.trim() : text;
    return none.has(value) ? undefined : value;
  };
}
