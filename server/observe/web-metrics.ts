import { Registry } from "prom-client";
import { counter, gauge, make, seconds } from "#server/observe/define.ts";

/** Figures of a web process. */
export const WEB_METRICS = {
  requests: counter(
    "inlay_http_requests_total",
    "Requests answered, by the address of the app folder, method and status; status aborted: the sender left before the end.",
    ["route", "method", "status"],
  ),
  requestSeconds: seconds(
    "inlay_http_request_duration_seconds",
    "Time from a request to the end of its answer; live streams are left out.",
    ["route", "method"],
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10],
  ),
  inFlight: gauge("inlay_http_requests_in_flight", "Requests under way at this moment, without live streams."),
  streams: gauge("inlay_live_streams", "Live streams open at this moment, by where they begin.", ["route"]),
  calls: counter("inlay_procedure_calls_total", "Calls of tRPC procedures, of pages too, by name; code is ok or the error's.", [
    "procedure",
    "code",
  ]),
  callSeconds: seconds(
    "inlay_procedure_duration_seconds",
    "Time of a procedure's call, without transport; of a subscription until it begins.",
    ["procedure"],
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  ),
  poolSize: gauge("inlay_pool_connections", "Connections that a pool may have, by database role.", ["role"]),
  poolBusy: gauge("inlay_pool_busy", "Connections of a pool that work at this moment.", ["role"]),
  poolWaiting: gauge("inlay_pool_waiting", "Transactions and queries that wait for a connection of a pool.", ["role"]),
  frames: counter("inlay_frames_total", "Frames shown: drawn anew, or kept from a moment ago.", ["how"]),
  answers: counter("inlay_answers_total", "Questions to the metrics: asked of the database, or kept from a moment ago.", ["how"]),
  tokens: counter("inlay_embed_tokens_total", "Tokens for embedding, by door (redeem, renew); code is ok or the refusal's.", [
    "door",
    "code",
  ]),
  events: counter("inlay_events_total", "Events received over HTTP: accepted, duplicate or quarantined.", ["outcome"]),
  throttled: counter(
    "inlay_throttled_total",
    "Answers of 429 and 503, by reason: quota, backlog, disk, door, memory, attempts, database, closed or other.",
    ["reason"],
  ),
};

type WebMetrics = { registry: Registry } & ReturnType<typeof make<typeof WEB_METRICS>>;

// Next bundles route handlers apart from each other; globalThis is what a process has only one of.
const held = globalThis as typeof globalThis & { __inlayMetrics?: WebMetrics };

/** This process's figures, made at first use. */
export function webMetrics(): WebMetrics {
  if (!held.__inlayMetrics) {
    const registry = new Registry();
    held.__inlayMetrics = { registry, ...make(WEB_METRICS, registry) };
  }
  return held.__inlayMetrics;
}
