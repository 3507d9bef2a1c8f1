import type { Domain } from "#server/metrics/sources.ts";

export type Dimension = {
  name: string;
  domains: readonly Domain[];
  type: "string" | "integer";
  about: string;
  /** The only values there are, where they are few. */
  values?: readonly (string | number)[];
  /** Whether a value may be missing (null). */
  nullable?: true;
  /** Only where the scope is the whole tenant. */
  tenantOnly?: true;
};

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Every dimension there is. The columns behind them stand in sources.ts. */
export const DIMENSIONS: readonly Dimension[] = [
  {
    name: "category",
    domains: ["spending"],
    type: "string",
    about: "The category of the payment, or of the part of a split one.",
  },
  {
    name: "merchant",
    domains: ["spending"],
    type: "string",
    nullable: true,
    about: "The merchant's normalised name; null where there is none.",
  },
  {
    name: "account",
    domains: ["spending"],
    type: "string",
    nullable: true,
    about: "The account's id; null where the event named none.",
  },
  {
    name: "kind",
    domains: ["spending"],
    type: "string",
    values: ["purchase", "cash", "fee", "interest", "transfer", "refund", "income", "other"],
    about: "What the transaction is, as its event says.",
  },
  {
    name: "status",
    domains: ["spending"],
    type: "string",
    values: ["booked", "pending"],
    about: "Whether the bank has booked the transaction. Figures count both unless filtered.",
  },
  {
    name: "currency",
    domains: ["spending"],
    type: "string",
    about: "ISO 4217. Always a column beside money: amounts of several currencies are never added.",
  },
  {
    name: "subject",
    domains: ["spending", "devices"],
    type: "string",
    tenantOnly: true,
    about: "The end customer, by the id the tenant gave.",
  },
  {
    name: "device",
    domains: ["devices"],
    type: "string",
    about: "The device's id. It is its subject's own: in a tenant's scope add `subject` to keep the meters of two homes apart.",
  },
  {
    name: "room",
    domains: ["devices"],
    type: "string",
    nullable: true,
    about: "The room the device is in now; null where none is known.",
  },
  {
    name: "device_kind",
    domains: ["devices"],
    type: "string",
    nullable: true,
    about: "What the device is (meter, plug, light, ...); null where not known.",
  },
  {
    name: "role",
    domains: ["devices"],
    type: "string",
    values: ["home", "part", "nested", "alone"],
    about: "home: a main meter; part: directly behind one; nested: behind anything else; alone: behind no meter.",
  },
  {
    name: "weekday",
    domains: ["spending", "devices"],
    type: "integer",
    values: range(1, 7),
    about: "Day of the week of the local day: 1 Monday to 7 Sunday.",
  },
  { name: "hour_of_day", domains: ["devices"], type: "integer", values: range(0, 23), about: "Hour of the local day, 0 to 23." },
];

export type Granularity = "hour" | "day" | "week" | "month" | "quarter" | "year" | "none";

/** `bucket` tells rows apart and orders them, by their `day` (or `hour`), and is cheap; only what is left of them is `printed`. */
type Cut = { bucket: string; printed: string };

const cut = (bucket: string, format: string): Cut => ({ bucket, printed: `to_char(${bucket}, '${format}')` });
const everywhere: readonly Domain[] = ["spending", "devices"];

/** How time is cut. `whole`: buckets are whole months or more. */
export const GRANULARITIES: Readonly<
  Record<Granularity, { cut: Cut | null; whole: boolean; domains: readonly Domain[]; about: string }>
> = {
  hour: {
    cut: cut("rows.hour at time zone 'UTC'", 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    whole: false,
    domains: ["devices"],
    about: "Local hours, named by the instant they begin, so that the hour that comes twice in autumn is two.",
  },
  day: { cut: cut("rows.day", "YYYY-MM-DD"), whole: false, domains: everywhere, about: 'Local days, "2026-11-20".' },
  week: {
    cut: cut("date_trunc('week', rows.day::timestamp)", 'IYYY"-W"IW'),
    whole: false,
    domains: everywhere,
    about: 'ISO weeks from Monday, "2026-W47".',
  },
  month: {
    cut: cut("date_trunc('month', rows.day::timestamp)", "YYYY-MM"),
    whole: true,
    domains: everywhere,
    about: 'Months, "2026-11".',
  },
  quarter: {
    cut: cut("date_trunc('quarter', rows.day::timestamp)", 'YYYY"-Q"Q'),
    whole: true,
    domains: everywhere,
    about: 'Quarters, "2026-Q4".',
  },
  year: {
    cut: cut("date_trunc('year', rows.day::timestamp)", "YYYY"),
    whole: true,
    domains: everywhere,
    about: 'Years, "2026".',
  },
  none: { cut: null, whole: true, domains: everywhere, about: "No time column: one figure for the whole period." },
};
