import { houseText } from "#server/observe/house.ts";
import { countOpen } from "#server/observe/open-requests.ts";
import { countPools } from "#server/observe/pool-use.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";

/** Everything that a web process tells Prometheus: its own figures, and the state of the house. */
export async function webMetricsText(): Promise<string> {
  countOpen();
  countPools();
  const [own, house] = await Promise.all([webMetrics().registry.metrics(), houseText()]);
  return `${own}\n${house}`;
}
