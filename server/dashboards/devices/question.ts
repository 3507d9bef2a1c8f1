import type { Tx } from "#db/client.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import type { Period } from "#server/dashboards/view.ts";
import type { MetricFilter, MetricQueryInput, Row } from "#server/metrics/contract.ts";
import { figures } from "#server/metrics/run.ts";
import type { Tariff } from "#server/tariffs/load-tariffs.ts";
import type { Bucket, Grain } from "./axis.ts";
import type { Bounds } from "./bounds.ts";
import type { Heard } from "./heard.ts";

export type Device = DevicesView["devices"][number];

/**
 * What counts as use here. Without filters: the use of homes (devices.use). With them: what the chosen devices metered
 * themselves, less those behind another chosen one, so that nothing counts twice.
 */
export type Use = {
  measure: "devices.use" | "devices.energy";
  filters: MetricFilter[];
  /** Whether it is whole homes: only then is there an untracked rest. */
  whole: boolean;
};

/** What every tile of the devices dashboard is asked with. */
export type DevicesQuestion = {
  tx: Tx;
  subject: string | null;
  zone: string;
  period: Period;
  compared: Period;
  previous: Period;
  lastYear: Period;
  granularity: Grain;
  use: Use;
  /** The devices the bars are stacked of: those behind a home's meter and those without one, or the chosen ones. */
  stack: MetricFilter[];
  /** By what bars and ranking are told apart: a subject's devices; over a tenant, kinds of device. */
  by: "device" | "device_kind";
  /** What there are names of: devices, or over a tenant the kinds that stand for them. */
  devices: Device[];
  /** A subject's devices that the filters keep, each for itself, with what they report. Empty over a tenant. */
  heard: Heard[];
  /** What the filters keep over a tenant: kinds and rooms, devices of every role. */
  kinds: MetricFilter[];
  /** Whether the scope's rows are locked by device or room: then these are not whole homes. */
  locked: boolean;
  /** How many main meters there are. */
  homes: number;
  /** The local days of the oldest and newest data. */
  oldest: string | null;
  newest: string | null;
  /** The buckets of the period; under way, as many tiles show them. */
  axis: Promise<Bucket[]>;
  /** When the period and the compared one begin and end; under way. */
  bounds: Promise<Bounds>;
  /** What a home may pay by; none over a tenant. */
  tariffs: Tariff[];
  /** When the data end, in ms since 1970; null without data. */
  dataEnd: number | null;
  /** Questions about use that are under way or answered. */
  asked: Map<string, Promise<Row[]>>;
};

/** Asks the registry for the use this dashboard is about; tiles that ask the same share the answer. */
export function askUse(question: DevicesQuestion, query: Omit<MetricQueryInput, "filters" | "measures">): Promise<Row[]> {
  const { tx, subject, use, asked } = question;
  const key = JSON.stringify(query);
  const known = asked.get(key) ?? figures(tx, subject, { ...query, measures: [use.measure], filters: use.filters });
  asked.set(key, known);
  return known;
}

/** The period's figure of use; null where nothing was measured. */
export async function totalUse(question: DevicesQuestion, period: Period): Promise<number | null> {
  const [row] = await askUse(question, { period });
  const value = row?.[question.use.measure];
  return typeof value === "number" ? value : null;
}
