import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { SCOPES, type Scope } from "#db/scope.ts";
import { uuidv7 } from "#server/ids.ts";
import { log } from "#server/log.ts";
import { beginWith, note, runWith, type Tags } from "#server/observe/current.ts";
import { isStream, openRequests } from "#server/observe/open-requests.ts";
import { FILES, routeOf } from "#server/observe/routes.ts";
import { idFrom, senderOf } from "#server/observe/sender.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";

/** Told by Node before any handler has seen the request: the one place that all requests pass, whoever answers them. */
const BEGUN = "http.server.request.start";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/** Asked every few seconds by machines, or many to a page: no line of the log for each. */
const QUIET = new Set<string>([FILES, "/livez", "/readyz", "/metrics"]);
/** What only a proxy may say. X-Forwarded-For is not among them: it is replaced by what is true of it. */
const PROXY_SAYS = ["forwarded", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"];

/**
 * Gives every request of this process's HTTP servers an id, its true sender, a line in the log and its place in the figures.
 *
 * - `x-request-id` of the answer is the id. A proxy of ours may have given it.
 * - `x-forwarded-for` of the request is from here on the network address that it came from, and nothing else.
 *
 * @param hops proxies of ours in front (TRUSTED_PROXIES)
 * @returns what ends the watching
 */
export function watchRequests(hops: number): () => void {
  const unknownProxy = warnOnce();
  const begin = (message: unknown): void => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const { headers } = request;
    const tags: Tags & { requestId: string } = { requestId: idFrom(headers["x-request-id"], hops) ?? uuidv7() };
    if (hops === 0 && headers["x-forwarded-for"] !== undefined) unknownProxy();
    headers["x-forwarded-for"] = senderOf(
      { peer: request.socket.remoteAddress, forwardedFor: headers["x-forwarded-for"] as string | undefined },
      hops,
    );
    if (hops === 0) for (const name of PROXY_SAYS) delete headers[name];

    const open = { route: routeOf((request.url ?? "").split("?", 1)[0]!), response };
    const begun = performance.now();
    openRequests.add(open);
    if (open.route !== FILES) response.setHeader("x-request-id", tags.requestId);
    response.once("close", () => {
      openRequests.delete(open);
      runWith(tags, () => tell(open.route, request, response, performance.now() - begun));
    });
    beginWith(tags);
  };
  const entered = (scope: unknown): void => note({ tenant: (scope as Scope).tenantId });
  subscribe(BEGUN, begin);
  subscribe(SCOPES, entered);
  return () => {
    unsubscribe(BEGUN, begin);
    unsubscribe(SCOPES, entered);
  };
}

function tell(route: string, request: IncomingMessage, response: ServerResponse, ms: number): void {
  const method = METHODS.has(request.method ?? "") ? request.method! : "other";
  const stream = isStream(response);
  const aborted = !response.writableFinished && !stream;
  const status = response.statusCode;
  const { requests, requestSeconds } = webMetrics();
  requests.inc({ route, method, status: aborted ? "aborted" : status });
  if (!stream) requestSeconds.observe({ route, method }, ms / 1_000);
  const line = { event: "http.request", method, route, status, ms: Math.round(ms * 10) / 10, ...(aborted && { aborted }) };
  log[QUIET.has(route) ? "debug" : "info"](line);
}

/** Once, not for each: anybody can send the header. */
function warnOnce(): () => void {
  let told = false;
  return () => {
    if (told) return;
    told = true;
    log.warn(
      { event: "http.proxy_not_trusted" },
      "A request came with X-Forwarded-For, which is not believed. Behind a proxy, set TRUSTED_PROXIES to how many there are (docs/operations.md).",
    );
  };
}
