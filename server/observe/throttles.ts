import type { AppError, ErrorCode, Throttle } from "#server/errors.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";

const BY_CODE: Partial<Record<ErrorCode, Throttle>> = {
  OVER_QUOTA: "quota",
  TOO_MANY_REQUESTS: "attempts",
  TOO_MANY_STREAMS: "streams",
};

/** Counts an answer that sends somebody away for a while; others are not its business. */
export function countThrottle({ status, because, code }: AppError): void {
  if (status === 429 || status === 503) webMetrics().throttled.inc({ reason: because ?? BY_CODE[code] ?? "other" });
}
