import { collectDefaultMetrics } from "prom-client";
import { readEnv } from "#server/env.ts";
import { watchRequests } from "#server/observe/watch-requests.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";

/** Before the first request: what every request passes, and what draws frames, loaded and warm, so that nobody waits for it. */
export async function register(): Promise<void> {
  const { TRUSTED_PROXIES, METRICS_TOKEN } = readEnv();
  watchRequests(TRUSTED_PROXIES);
  if (METRICS_TOKEN !== undefined) collectDefaultMetrics({ register: webMetrics().registry });
  const { renderer } = await import("#app/embed/renderer.ts");
  // A server without frames, such as one in development before they are built, is a server all the same.
  await renderer().then(
    ({ warmUp }) => warmUp(),
    () => {},
  );
}
