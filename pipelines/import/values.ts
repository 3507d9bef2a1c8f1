import { nearest } from "#server/events/nearest.ts";
import type { ColumnReader, Columns } from "./columns.ts";
import { carriesOffset, dateReader } from "./date-format.ts";
import {
  absolute,
  decimalText,
  exactNumber,
  multiply,
  type NumberFormat,
  negate,
  parseDecimal,
  round,
  signOf,
} from "./decimal.ts";
import { errorAt, type LoadedMapping } from "./load-mapping.ts";
import { isZone, resolveLocal, rfc3339 } from "./local-time.ts";
import type { ValueSpec } from "./mapping-schema.ts";
import { quoted, type Row, RowError, type Scalar } from "./row.ts";

/** Computes one value of a row; undefined where the file has none. @throws RowError */
export type Value = (row: Row) => unknown;

type Path = readonly PropertyKey[];
type Source = { name: string; text: (row: Row) => string | undefined };
export type Compiling = { loaded: LoadedMapping; columns: Columns; zone: string | undefined; numbers: NumberFormat };

/** Turns the description of a value into a function. @throws AppError at its place in the mapping. */
export function compileValue(spec: ValueSpec, path: Path, given: Compiling): Value {
  const value = guarded(spec, path, given, convert(spec, path, given));
  if (!spec.required) return value;
  const name = spec.column ?? spec.columns?.join(", ") ?? String(path.at(-1));
  return (row) => {
    const found = value(row);
    if (found === undefined) throw new RowError("value.missing", name, "is empty, and required");
    return found;
  };
}

function convert(spec: ValueSpec, path: Path, given: Compiling): Value {
  if (spec.const !== undefined) return () => spec.const;
  if (spec.first) {
    const values = spec.first.map((part, index) => compileValue(part, [...path, "first", index], given));
    return (row) => {
      for (const value of values) {
        const found = value(row);
        if (found !== undefined) return found;
      }
      return undefined;
    };
  }
  if (spec.number) return numberValue(spec.number, source(spec, path, given), [...path, "number"], given);
  if (spec.by_sign) return signValue(spec.by_sign, source(spec, path, given), given);
  if (spec.map) return mapValue(spec.map, spec.default, source(spec, path, given));
  if (spec.time) return timeValue(spec.time, source(spec, path, given), [...path, "time"], given);
  if (spec.column !== undefined) return column(spec.column, [...path, "column"], given).raw;
  return source(spec, path, given).text;
}

/** A value that is only there together with a column: the unit beside a measure that may be missing. */
function guarded(spec: ValueSpec, path: Path, given: Compiling, value: Value): Value {
  if (spec.only_with === undefined) return value;
  const guard = column(spec.only_with, [...path, "only_with"], given);
  return (row) => (guard.raw(row) === undefined ? undefined : value(row));
}

/** @throws AppError when the file has no such column. */
export function column(name: string, path: Path, { columns, loaded }: Compiling): ColumnReader {
  const found = columns.find(name);
  if (found) return found;
  const names = columns.names ?? [];
  const near = nearest(name, names);
  throw errorAt(
    loaded,
    path,
    `the file has no column ${quoted(name)}${near ? `; did you mean ${quoted(near)}?` : "."} Its columns: ${names.join(", ")}`,
  );
}

function source(spec: ValueSpec, path: Path, given: Compiling): Source {
  if (spec.column !== undefined) return { name: spec.column, text: column(spec.column, [...path, "column"], given).text };
  if (spec.columns) {
    const readers = spec.columns.map((name, index) => column(name, [...path, "columns", index], given));
    const join = spec.join ?? " ";
    return {
      name: spec.columns.join(", "),
      text: (row) =>
        joined(
          readers.map((reader) => reader.text(row)),
          join,
        ),
    };
  }
  return template(spec.template!, [...path, "template"], given);
}

const joined = (texts: (string | undefined)[], join: string) => (texts.includes(undefined) ? undefined : texts.join(join));

/** "flat-{number}": undefined when one of its columns is empty. `{line}` is the row's line in the file. */
export function template(text: string, path: Path, given: Compiling): Source {
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map((found) => found[1]!);
  if (names.length === 0)
    throw errorAt(given.loaded, path, "names no column in {braces}; a text that is always the same is const");
  const readers = names.map((name) => (name === "line" ? (row: Row) => String(row.line) : column(name, path, given).text));
  const parts = text.split(/\{[^{}]*\}/);
  return {
    name: names.join(", "),
    text: (row) => {
      let made = parts[0]!;
      for (let index = 0; index < readers.length; index++) {
        const value = readers[index]!(row);
        if (value === undefined) return undefined;
        made += value + parts[index + 1]!;
      }
      return made;
    },
  };
}

const PLAIN: NumberFormat = { decimal: ".", thousands: "" };

function numberValue(spec: NonNullable<ValueSpec["number"]>, from: Source, path: Path, given: Compiling): Value {
  const format = { decimal: spec.decimal ?? given.numbers.decimal, thousands: spec.thousands ?? given.numbers.thousands };
  const factor = spec.factor === undefined ? null : parseDecimal(String(spec.factor), PLAIN);
  if (spec.factor !== undefined && !factor)
    throw errorAt(given.loaded, [...path, "factor"], `${quoted(String(spec.factor))} is not a number`);
  const decimals = spec.integer ? 0 : spec.round;
  return (row) => {
    const text = from.text(row);
    if (text === undefined) return undefined;
    let exact = decimal(text, format, from.name);
    if (factor) exact = multiply(exact, factor);
    if (spec.sign !== "keep") exact = spec.sign === "flip" ? negate(exact) : absolute(exact);
    if (spec.round !== undefined) exact = round(exact, spec.round);
    const number = exactNumber(exact);
    if (number === null)
      throw new RowError(
        "number.precision",
        from.name,
        `${decimalText(exact)} has more digits than a number can hold: add round`,
      );
    if (decimals === 0 && !Number.isInteger(number)) {
      throw new RowError(
        "number.not_whole",
        from.name,
        `${quoted(text)} gives ${decimalText(exact)}, and a whole number is needed: check factor, or add round: 0`,
      );
    }
    return number;
  };
}

function decimal(text: string, format: NumberFormat, name: string) {
  const found = parseDecimal(text, format);
  if (found) return found;
  const thousands = format.thousands ? `, thousands ${quoted(format.thousands)}` : "";
  throw new RowError("number.format", name, `${quoted(text)} is not a number (decimal ${quoted(format.decimal)}${thousands})`);
}

function signValue(words: { positive: string; negative: string; zero: string }, from: Source, given: Compiling): Value {
  return (row) => {
    const text = from.text(row);
    if (text === undefined) return undefined;
    const sign = signOf(decimal(text, given.numbers, from.name));
    return sign > 0 ? words.positive : sign < 0 ? words.negative : words.zero;
  };
}

/** A code table. An unknown code is an error unless there is a default; null stands for "no value". */
function mapValue(table: Record<string, Scalar | null>, fallback: Scalar | null | undefined, from: Source): Value {
  const codes = new Map(Object.entries(table));
  return (row) => {
    const text = from.text(row);
    if (text === undefined) return codes.get("") ?? undefined;
    const known = codes.get(text);
    if (known !== undefined) return known ?? undefined;
    if (fallback !== undefined) return fallback ?? undefined;
    throw new RowError(
      "code.unknown",
      from.name,
      `${quoted(text)} is not in the code table (${[...codes.keys()].slice(0, 8).join(", ")}): add it, or a default`,
    );
  };
}

function timeValue(spec: NonNullable<ValueSpec["time"]>, from: Source, path: Path, given: Compiling): Value {
  const { loaded } = given;
  const zone = spec.zone ?? given.zone;
  const zonePath = spec.zone === undefined ? ["zone"] : [...path, "zone"];
  if (zone !== undefined && !isZone(zone))
    throw errorAt(loaded, zonePath, `${quoted(zone)} is neither a zone such as Europe/Prague nor an offset such as +01:00`);
  let read: ReturnType<typeof dateReader>;
  try {
    read = dateReader(spec.format, spec.two_digit_years_from);
    if (zone === undefined && spec.format !== "iso" && !carriesOffset(spec.format))
      throw new Error("needs a zone, since its texts carry no offset");
  } catch (error) {
    throw errorAt(loaded, [...path, "format"], (error as Error).message);
  }
  return (row) => {
    const text = from.text(row);
    if (text === undefined) return undefined;
    const found = read(text);
    if (!found) throw new RowError("time.format", from.name, `${quoted(text)} is not a time in the format ${spec.format}`);
    if (found.offset !== undefined) return rfc3339(found.wall, found.offset);
    if (zone === undefined) throw new RowError("time.zone", from.name, `${quoted(text)} carries no offset: give a zone`);
    const resolved = resolveLocal(found.wall, { zone, ambiguous: spec.ambiguous, nonexistent: spec.nonexistent });
    if (resolved.ok) return resolved.time;
    const what = resolved.reason === "ambiguous" ? "comes twice" : "does not exist";
    throw new RowError(
      `time.${resolved.reason}`,
      from.name,
      `${quoted(text)} ${what} in ${zone}: say ${resolved.reason}: earlier or later`,
    );
  };
}
