import { Registry } from "prom-client";
import { askApart } from "#server/ask-apart.ts";
import { log } from "#server/log.ts";
import { gauge, make } from "#server/observe/define.ts";

/** The state of the house, from the database (lookup.house): of all tenants together, never of one. */
export const HOUSE_METRICS = {
  up: gauge("inlay_database_up", "1 when the database answered within two seconds; at 0 the figures below are absent."),
  batches: gauge("inlay_batches", "Batches that are not done: ready to be processed, or failed for good.", ["state"]),
  events: gauge("inlay_events_waiting", "Accepted events that wait to be processed."),
  marks: gauge("inlay_marks_waiting", "Changes of facts that wait to be rolled up (at most 100,000 are counted)."),
  oldest: gauge(
    "inlay_oldest_waiting_seconds",
    "Age of the oldest batch that waits to be processed, and of the oldest mark to be rolled.",
    ["stage"],
  ),
  freshness: gauge("inlay_freshness_seconds", "Now less asOf: of the worst active tenant, and of the median one.", ["tenants"]),
  quarantine: gauge("inlay_quarantine_open", "Events in quarantine that nobody has dealt with (at most 100,000 are counted)."),
  pending: gauge(
    "inlay_view_pending",
    "Notes of months that a materialised view has to be made anew for (at most 100,000 are counted).",
    ["view"],
  ),
  refreshed: gauge(
    "inlay_view_refreshed_timestamp_seconds",
    "When a materialised view was last refreshed, in seconds since 1970.",
    ["view"],
  ),
  refreshSeconds: gauge("inlay_view_refresh_seconds", "How long the last refresh of a materialised view took.", ["view"]),
  rows: gauge("inlay_view_rows", "Rows of a materialised view.", ["view"]),
  dead: gauge("inlay_dead_jobs", "Jobs of the queue that were given up."),
  mails: gauge("inlay_mails_waiting", "Mails that are to be sent."),
};

type HouseKey = keyof typeof HOUSE_METRICS;

/** How old an answer may be, in ms: several who scrape ask the database once. */
const FRESH = 3_000;

const held = globalThis as typeof globalThis & { __inlayHouse?: { at: number; text: string } };

/** The figures as Prometheus reads them. Without the database they are `inlay_database_up 0` alone, rather than old. */
export async function houseText(): Promise<string> {
  const known = held.__inlayHouse;
  if (known && Date.now() - known.at < FRESH) return known.text;
  try {
    const text = await write(
      await askApart("inlay-metrics", (sql) => sql<Row[]>`select figure, part, value from lookup.house()`),
    );
    held.__inlayHouse = { at: Date.now(), text };
    return text;
  } catch (err) {
    log.warn({ event: "metrics.database_down", err });
    return write(null);
  }
}

type Row = { figure: HouseKey; part: string; value: number };

/** A registry for each time: what the database does not tell of any more is gone. */
function write(rows: readonly Row[] | null): Promise<string> {
  const registry = new Registry();
  const told = new Set<string>(["up", ...(rows ?? []).map(({ figure }) => figure)]);
  const made = make(Object.fromEntries(Object.entries(HOUSE_METRICS).filter(([key]) => told.has(key))), registry);
  made.up!.set(rows === null ? 0 : 1);
  for (const { figure, part, value } of rows ?? []) {
    const metric = made[figure];
    const [label] = HOUSE_METRICS[figure]?.labels ?? [];
    if (label === undefined) metric?.set(value);
    else metric?.set({ [label]: part }, value);
  }
  return registry.metrics();
}
