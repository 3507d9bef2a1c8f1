import type { Sql } from "#db/client.ts";
import { inScope, type Scope } from "#db/scope.ts";
import { interestIn } from "#server/live/changes-for.ts";
import { type Hub, openHub } from "#server/live/hub.ts";
import type { MetricQuery, QueryResponse } from "#server/metrics/contract.ts";
import { queryMetrics } from "#server/metrics/query.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";

/** Answers kept. */
const KEPT = 500;
/** Of larger ones a few would fill the memory: one row takes about 300 bytes. */
const MOST_ROWS = 2_000;
/** What changes without being told, such as a device's name, is at most this old. */
const OLDEST_MS = 10_000;

type Kept = { mark: string; until: number; answer: Promise<QueryResponse> };

// Next bundles route handlers apart from each other; globalThis is what a process has only one of.
const held = globalThis as typeof globalThis & { __inlayAnswers?: Map<string, Kept> };

/**
 * Answers a query in its scope: from memory where the same was asked in the last ten seconds and the roller has told of no change of
 * its rows since. Asked for at once by many, it is worked out once. What is kept is known by its scope, whole: two who may see the
 * same share an answer, and nobody else's is found.
 *
 * @param sql a pool of role app
 * @param anew whether it has to be worked out for this request
 * @throws AppError as queryMetrics
 */
export function queryKept(
  sql: Sql,
  scope: Scope,
  query: MetricQuery,
  { anew = false, hub = openHub() }: { anew?: boolean; hub?: Hub | undefined } = {},
): Promise<QueryResponse> {
  const ask = () => inScope(sql, scope, (tx) => queryMetrics(tx, scope, query));
  // Whoever does not hear of changes cannot know what still holds.
  if (!hub) return ask();
  held.__inlayAnswers ??= new Map();
  const kept = held.__inlayAnswers;
  const key = JSON.stringify([scope, query]);
  const interest = interestIn(scope);
  const known = kept.get(key);
  kept.delete(key);
  if (known && !anew && performance.now() < known.until && !hub.missed(interest, known.mark)) {
    // The one asked for last is dropped last.
    kept.set(key, known);
    webMetrics().answers.inc({ how: "kept" });
    return known.answer;
  }
  webMetrics().answers.inc({ how: "asked" });
  // Before the figures: a change while they are read counts as later.
  const entry: Kept = { mark: hub.mark(interest), until: performance.now() + OLDEST_MS, answer: ask() };
  const forget = () => kept.get(key) === entry && kept.delete(key);
  entry.answer.then(({ rows }) => rows.length > MOST_ROWS && forget(), forget);
  kept.set(key, entry);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return entry.answer;
}

/** Whether a request wants an answer of its own: `Cache-Control: no-cache`. */
export const wantsAnew = (headers: Headers): boolean => /\bno-cache\b/.test(headers.get("cache-control") ?? "");
