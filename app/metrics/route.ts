import { metricsAnswer } from "#server/observe/metrics-answer.ts";
import { webMetricsText } from "#server/observe/web-text.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Figures of this process and the state of the house, for Prometheus. */
export function GET(request: Request): Promise<Response> {
  return metricsAnswer(request.headers.get("authorization"), webMetricsText);
}
