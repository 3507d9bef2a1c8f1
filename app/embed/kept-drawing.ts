import type { Scope } from "#db/scope.ts";
import { liveHub } from "#server/live/hub.ts";
import { subjectOf } from "#server/metrics/query.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";

/** mark: says up to where the figures that were drawn are known (rememberHeard). */
export type Drawing = { now: string; print: string; mark: string; content: string };

/** Drawings kept; one is 50 to 150 kB. */
const KEPT = 200;
/** What changes without being told, such as a day that ends, is at most this old. */
const OLDEST_MS = 10_000;

type Kept = { drawing: Promise<Drawing>; forget: () => void };
const held = globalThis as typeof globalThis & { __inlayDrawings?: Map<string, Kept> };
held.__inlayDrawings ??= new Map();
const kept = held.__inlayDrawings;

/**
 * A frame's drawing, from memory where the same was drawn in the last ten seconds and the roller has told of no change of its rows
 * since. Asked for at once by many, it is made once.
 *
 * @param key all that the drawing depends on, the scope whole
 */
export function keptDrawing(key: string, scope: Scope, draw: () => Promise<Drawing>): Promise<Drawing> {
  const known = kept.get(key);
  webMetrics().frames.inc({ how: known ? "kept" : "drawn" });
  if (known) return known.drawing;
  const forget = () => {
    clearTimeout(timer);
    unwatch();
    if (kept.get(key) === entry) kept.delete(key);
  };
  // Before the figures are read: a change in between is not missed.
  const unwatch = liveHub().watch({ tenantId: scope.tenantId, subject: subjectOf(scope), notice: forget });
  const timer = setTimeout(forget, OLDEST_MS);
  timer.unref();
  const entry: Kept = { drawing: draw(), forget };
  entry.drawing.catch(forget);
  kept.set(key, entry);
  if (kept.size > KEPT) kept.values().next().value?.forget();
  return entry.drawing;
}
