/** What a measure adds up, and where it is kept. Every identifier that reaches SQL stands in this file or in dimensions.ts. */
export type Domain = "spending" | "devices";

export type SpendingColumn =
  | "debit_minor"
  | "refund_minor"
  | "credit_minor"
  | "own_out_minor"
  | "own_in_minor"
  | "debits"
  | "refunds"
  | "credits";
export type DevicesColumn = "energy_uj" | "covered_ms" | "on_ms" | "starts" | "peak_mw";
export type Column = SpendingColumn | DevicesColumn;

export type SourceName =
  | "spending_daily"
  | "spending_month"
  | "spending_tenant_month"
  | "spending_tenant_merchant"
  | "devices_hourly"
  | "devices_month"
  | "devices_tenant_month";

export type Source = {
  name: SourceName;
  domain: Domain;
  view: `serve.${SourceName}`;
  /** Whether a row is a whole month: then its time is the month's first day. */
  monthly: boolean;
  /** Only for a scope that covers all subjects. */
  tenantOnly: boolean;
  /** The columns with which rows are told apart, by dimension. */
  dimensions: Readonly<Record<string, string>>;
  columns: readonly Column[];
};

const spendingColumns: readonly SpendingColumn[] = [
  "debit_minor",
  "refund_minor",
  "credit_minor",
  "own_out_minor",
  "own_in_minor",
  "debits",
  "refunds",
  "credits",
];
const status = "case when pending then 'pending' else 'booked' end";
const anywhere = { category: "category", kind: "kind", status, currency: "currency::text" };
const perSubject = { ...anywhere, merchant: "merchant", account: "account", subject: "subject" };
const perDevice = { device: "device", room: "room", device_kind: "kind", role: "role", subject: "subject" };
const devicesColumns: readonly DevicesColumn[] = ["energy_uj", "covered_ms", "on_ms", "starts", "peak_mw"];

export const SOURCES: Readonly<Record<SourceName, Source>> = {
  spending_tenant_month: {
    name: "spending_tenant_month",
    domain: "spending",
    view: "serve.spending_tenant_month",
    monthly: true,
    tenantOnly: true,
    dimensions: anywhere,
    columns: spendingColumns,
  },
  spending_tenant_merchant: {
    name: "spending_tenant_merchant",
    domain: "spending",
    view: "serve.spending_tenant_merchant",
    monthly: true,
    tenantOnly: true,
    dimensions: { ...anywhere, merchant: "merchant" },
    columns: spendingColumns,
  },
  spending_month: {
    name: "spending_month",
    domain: "spending",
    view: "serve.spending_month",
    monthly: true,
    tenantOnly: false,
    dimensions: perSubject,
    columns: spendingColumns,
  },
  spending_daily: {
    name: "spending_daily",
    domain: "spending",
    view: "serve.spending_daily",
    monthly: false,
    tenantOnly: false,
    dimensions: { ...perSubject, weekday: "extract(isodow from day)::int" },
    columns: spendingColumns,
  },
  devices_tenant_month: {
    name: "devices_tenant_month",
    domain: "devices",
    view: "serve.devices_tenant_month",
    monthly: true,
    tenantOnly: true,
    dimensions: { role: "role" },
    columns: ["energy_uj", "covered_ms", "on_ms", "starts"],
  },
  devices_month: {
    name: "devices_month",
    domain: "devices",
    view: "serve.devices_month",
    monthly: true,
    tenantOnly: false,
    dimensions: perDevice,
    columns: devicesColumns,
  },
  devices_hourly: {
    name: "devices_hourly",
    domain: "devices",
    view: "serve.devices_hourly",
    monthly: false,
    tenantOnly: false,
    dimensions: { ...perDevice, weekday: "weekday", hour_of_day: "hour_of_day::int" },
    columns: devicesColumns,
  },
};

/** The finest source of a domain: it can answer everything. */
export const FINEST: Readonly<Record<Domain, SourceName>> = { spending: "spending_daily", devices: "devices_hourly" };

/** Month sources of a domain, the smallest first. */
export const MONTHLY: Readonly<Record<Domain, readonly SourceName[]>> = {
  spending: ["spending_tenant_month", "spending_tenant_merchant", "spending_month"],
  devices: ["devices_tenant_month", "devices_month"],
};
