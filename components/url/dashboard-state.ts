import * as z from "zod/mini";
import type { SpendingParams } from "#server/dashboards/params.ts";

type PeriodChoice = SpendingParams["period"];

/** What a page calls itself in the address: each value as often as it stands there. */
export type Query = Record<string, string | string[] | undefined>;

export const PRESETS = ["this_month", "last_30_days", "last_3_months", "last_12_months", "year"] as const;
export type Preset = (typeof PRESETS)[number];

/** What can be kept by value: each is a filter with its chips. */
export const FILTERS = ["category", "account", "device", "room"] as const;
export type FilterName = (typeof FILTERS)[number];

/** Everything that a dashboard's address says. Null where it leaves the choice to the dashboard. */
export type DashboardState = {
  /** A subject for whoever may choose one; null for their own, or the whole tenant. */
  subject: string | null;
  period: PeriodChoice | null;
  comparison: "previous" | "year";
  currency: string | null;
  filters: Record<FilterName, string[]>;
};

/** What can stand in an event: no id or name of one holds a NUL or half of a surrogate pair. */
const Text = z.string().check(
  z.minLength(1),
  z.maxLength(256),
  z.refine((text) => !text.includes("\0") && text.isWellFormed()),
);
const Values = z.array(Text).check(z.maxLength(100));
const Currency = z.string().check(z.regex(/^[A-Z]{3}$/));
/** A day that a dashboard can be asked for. */
const Day = z.iso.date().check(z.refine((day) => day >= "1900-01-01" && day <= "2300-01-01"));
const Range = z
  .object({ from: Day, to: Day })
  .check(z.refine(({ from, to }) => from < to && Date.parse(to) - Date.parse(from) <= 3_660 * 86_400_000));

/**
 * A dashboard's address, read. Parts that make no sense are left out, as if they had not been written: an old or mistyped
 * link still opens. `parse(print(state))` is the state.
 */
export function parseState(query: Query): DashboardState {
  const preset = z.enum(PRESETS).safeParse(one(query.period));
  const range = Range.safeParse({ from: one(query.from), to: one(query.to) });
  const filters = FILTERS.map((name) => [name, [...new Set(read(Values, many(query[name]), []))]]);
  return {
    subject: read(Text, one(query.subject), null),
    period: preset.success ? { preset: preset.data } : range.success ? range.data : null,
    comparison: one(query.compare) === "year" ? "year" : "previous",
    currency: read(Currency, one(query.currency), null),
    filters: Object.fromEntries(filters) as DashboardState["filters"],
  };
}

/** Whether an address names a period that is none, so that another one than it says is shown. */
export function leavesPeriodOut(query: Query): boolean {
  const named = one(query.period) !== undefined && !z.enum(PRESETS).safeParse(one(query.period)).success;
  const ranged = one(query.from) !== undefined || one(query.to) !== undefined;
  return named || (ranged && parseState(query).period === null);
}

/** A state as the query of an address: "?period=this_month&category=groceries", or nothing. */
export function printState(state: DashboardState, more: Record<string, string | null> = {}): string {
  const query = new URLSearchParams();
  if (state.subject !== null) query.set("subject", state.subject);
  if (state.period && "preset" in state.period) query.set("period", state.period.preset);
  else if (state.period) {
    query.set("from", state.period.from);
    query.set("to", state.period.to);
  }
  if (state.comparison !== "previous") query.set("compare", state.comparison);
  if (state.currency !== null) query.set("currency", state.currency);
  for (const name of FILTERS) for (const value of state.filters[name]) query.append(name, value);
  for (const [name, value] of Object.entries(more)) if (value !== null) query.set(name, value);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** What the spending procedure is asked for a state. */
export function spendingInput({ subject, period, comparison, currency, filters }: DashboardState) {
  return {
    ...(subject !== null && { subject }),
    ...(period && { period }),
    comparison,
    currency,
    filters: { category: orNull(filters.category), account: orNull(filters.account) },
  };
}

/** What the devices procedure is asked for a state. */
export function devicesInput({ subject, period, comparison, filters }: DashboardState) {
  return {
    ...(subject !== null && { subject }),
    ...(period && { period }),
    comparison,
    filters: { device: orNull(filters.device), room: orNull(filters.room) },
  };
}

/** No chosen value filters nothing. */
function orNull(values: string[]): string[] | null {
  return values.length === 0 ? null : values;
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function many(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function read<T, D>(schema: z.ZodMiniType<T>, value: unknown, otherwise: D): T | D {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : otherwise;
}
