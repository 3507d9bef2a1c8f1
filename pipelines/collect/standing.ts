import type { Sql } from "#db/client.ts";
import { AppError } from "#server/errors.ts";
import { type AcceptedWindow, acceptedWindow, type WindowSettings } from "#server/events/accepted-window.ts";

export type Standing = {
  window: AcceptedWindow;
  /** Events a minute over HTTP, and how many of them are used. */
  quota: number;
  used: number;
  /** Accepted events that wait to be processed, and how many may. */
  backlogLimit: number;
  backlog: number;
};

type Row = WindowSettings & {
  quota: number;
  used: bigint;
  backlog_limit: number;
  backlog: bigint;
};

/** How old an answer may be, in ms. What this process takes in meanwhile is counted on top. */
const FRESH = 1_000;

type Held = { at: number; row: Promise<Row>; taken: number };
const held = new WeakMap<Sql, Map<string, Held>>();

/**
 * Where a tenant stands: accepted window, quota, backlog. From a cache of one second.
 * @param sql a pool of role collector
 * @throws AppError UNAUTHENTICATED when there is no such tenant or it is suspended
 */
export async function standingOf(sql: Sql, tenantId: string): Promise<Standing> {
  const known = recall(sql, tenantId);
  const row = await known.row;
  return {
    window: acceptedWindow(row, Date.now()),
    quota: row.quota,
    used: Number(row.used) + known.taken,
    backlogLimit: row.backlog_limit,
    backlog: Number(row.backlog) + known.taken,
  };
}

/** Counts events that this process has taken in since the figures were read. */
export function countTaken(sql: Sql, tenantId: string, events: number): void {
  recall(sql, tenantId).taken += events;
}

function recall(sql: Sql, tenantId: string): Held {
  const byTenant = held.get(sql) ?? new Map<string, Held>();
  held.set(sql, byTenant);
  const known = byTenant.get(tenantId);
  // By a clock that nobody puts back: an answer would stay fresh for as long.
  const now = performance.now();
  if (known && now - known.at < FRESH) return known;
  if (byTenant.size > 10_000) byTenant.clear();
  const made: Held = { at: now, row: load(sql, tenantId), taken: 0 };
  byTenant.set(tenantId, made);
  // A failure is for those who wait for it, not for the next second.
  made.row.catch(() => byTenant.get(tenantId) === made && byTenant.delete(tenantId));
  return made;
}

async function load(sql: Sql, tenantId: string): Promise<Row> {
  const [row] = await sql<Row[]>`select * from raw.collect_standing(${tenantId}::uuid)`;
  if (!row) throw new AppError("UNAUTHENTICATED", { message: "There is no such tenant, or it is suspended." });
  return row;
}
