import { collectDefaultMetrics } from "prom-client";
import { renderer } from "#app/embed/renderer.ts";
import { readEnv } from "#server/env.ts";
import { liveHub } from "#server/live/hub.ts";
import { watchRequests } from "#server/observe/watch-requests.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";

/** What stands before a web process takes requests: what all of them pass, and what draws frames, warm, so that nobody waits for it. */
export async function beforeRequests(): Promise<void> {
  const { TRUSTED_PROXIES, METRICS_TOKEN } = readEnv();
  watchRequests(TRUSTED_PROXIES);
  liveHub();
  if (METRICS_TOKEN !== undefined) collectDefaultMetrics({ register: webMetrics().registry });
  // A server without frames, such as one in development before they are built, is a server all the same.
  await renderer().then(
    ({ warmUp }) => warmUp(),
    () => {},
  );
}
