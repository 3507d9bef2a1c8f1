import { fixedOffset } from "./local-time.ts";

/** A wall clock's reading as if it were UTC, in milliseconds; `offset` (ms) when the text carries one. */
export type WallTime = { wall: number; offset?: number };

type Field =
  | "year"
  | "shortYear"
  | "month"
  | "monthName"
  | "day"
  | "hour"
  | "hour12"
  | "half"
  | "minute"
  | "second"
  | "fraction"
  | "offset";
const TOKENS: Record<string, [Field, string]> = {
  yyyy: ["year", "(\\d{4})"],
  yy: ["shortYear", "(\\d{2})"],
  MMM: ["monthName", "([A-Za-z]{3})"],
  MM: ["month", "(\\d{2})"],
  M: ["month", "(\\d{1,2})"],
  dd: ["day", "(\\d{2})"],
  d: ["day", "(\\d{1,2})"],
  HH: ["hour", "(\\d{2})"],
  H: ["hour", "(\\d{1,2})"],
  hh: ["hour12", "(\\d{2})"],
  h: ["hour12", "(\\d{1,2})"],
  a: ["half", "([AaPp][Mm])"],
  mm: ["minute", "(\\d{2})"],
  ss: ["second", "(\\d{2})"],
  SSS: ["fraction", "(\\d{1,9})"],
  XXX: ["offset", "(Z|[+-]\\d{2}:?\\d{2})"],
};
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const ISO_FIELDS: Field[] = ["year", "month", "day", "hour", "minute", "second", "fraction", "offset"];

/** Reads a text in one format; null when it does not fit or names a day that does not exist. */
export type DateReader = (text: string) => WallTime | null;

/**
 * A reader for "iso", "unix", "unix_ms" or a pattern of yyyy yy MMM MM M dd d HH H hh h a mm ss SSS XXX and literals
 * (letters in quotes: "yyyy-MM-dd'T'HH:mm").
 * @param shortYearsFrom the first of the hundred years that two digits can mean: 1970 makes 69 2069 and 70 1970.
 * @throws Error saying what is wrong with the pattern.
 */
export function dateReader(format: string, shortYearsFrom?: number): DateReader {
  if (format === "unix" || format === "unix_ms") return unixReader(format === "unix" ? 1000 : 1);
  if (format === "iso") return (text) => assemble(ISO.exec(text), ISO_FIELDS);
  const { regex, fields } = compile(format);
  if (fields.includes("shortYear") && shortYearsFrom === undefined) {
    throw new Error(`"yy" has two digits: say by two_digit_years_from which hundred years they mean (for example 1970)`);
  }
  return (text) => assemble(regex.exec(text), fields, shortYearsFrom);
}

/** Whether texts in this format carry their own offset, so that no zone is needed. Of "iso" each text may or may not. */
export function carriesOffset(format: string): boolean {
  return format.startsWith("unix") || (format !== "iso" && compile(format).fields.includes("offset"));
}

function compile(format: string): { regex: RegExp; fields: Field[] } {
  const fields: Field[] = [];
  const source = format.replace(/'([^']*)'|[A-Za-z]+|[^A-Za-z']+|'/g, (run, quoted: string | undefined) => {
    if (quoted !== undefined) return literal(quoted || "'");
    if (!/[A-Za-z]/.test(run)) return literal(run);
    return letters(run, fields);
  });
  const needed: [string, boolean][] = [
    ["a year (yyyy or yy)", fields.some((field) => field === "year" || field === "shortYear")],
    ["a month (MM, M or MMM)", fields.some((field) => field === "month" || field === "monthName")],
    ["a day (dd or d)", fields.includes("day")],
    ["a (am or pm) beside hh", fields.includes("hour12") === fields.includes("half")],
  ];
  const missing = needed.filter(([, there]) => !there).map(([name]) => name);
  if (missing.length > 0) throw new Error(`the date format "${format}" lacks ${missing.join(" and ")}`);
  return { regex: new RegExp(`^${source}$`), fields };
}

/** Splits a run of letters such as "yyMMdd" into its tokens. */
function letters(run: string, fields: Field[]): string {
  let source = "";
  for (const token of run.match(/(.)\1*/g) ?? []) {
    const known = TOKENS[/^S+$/.test(token) ? "SSS" : token];
    if (!known)
      throw new Error(`"${token}" is no part of a date format (known: ${Object.keys(TOKENS).join(" ")}; put letters in quotes)`);
    fields.push(known[0]);
    source += known[1];
  }
  return source;
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function unixReader(unit: number): DateReader {
  return (text) => {
    if (!/^-?\d{1,14}(\.\d+)?$/.test(text)) return null;
    const wall = Math.round(Number(text) * unit);
    return Math.abs(wall) <= 8.64e15 ? { wall, offset: 0 } : null;
  };
}

function assemble(found: RegExpExecArray | null, fields: Field[], shortYearsFrom = 0): WallTime | null {
  if (!found) return null;
  const got: Partial<Record<Field, string>> = {};
  fields.forEach((field, index) => {
    const text = found[index + 1];
    if (text !== undefined) got[field] = text;
  });
  const year = got.year !== undefined ? Number(got.year) : fullYear(Number(got.shortYear), shortYearsFrom);
  const month = got.monthName !== undefined ? MONTHS.indexOf(got.monthName.toLowerCase()) + 1 : Number(got.month);
  const day = Number(got.day);
  const hour = hourOf(got);
  const minute = Number(got.minute ?? 0);
  const second = Number(got.second ?? 0);
  if (hour === null || hour > 23 || minute > 59 || second > 59) return null;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, Number((got.fraction ?? "0").padEnd(3, "0").slice(0, 3)));
  const back = new Date(wall);
  if (month < 1 || back.getUTCFullYear() !== year || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return null;
  if (got.offset === undefined) return { wall };
  const offset = fixedOffset(got.offset);
  return offset === null ? null : { wall, offset: offset * 60_000 };
}

function fullYear(two: number, from: number): number {
  const year = from - (from % 100) + two;
  return year < from ? year + 100 : year;
}

function hourOf(got: Partial<Record<Field, string>>): number | null {
  if (got.hour12 === undefined) return Number(got.hour ?? 0);
  const hour = Number(got.hour12);
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (got.half?.toLowerCase() === "pm" ? 12 : 0);
}
