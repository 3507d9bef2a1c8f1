import { TRPCError } from "@trpc/server";
import { currentTags, note } from "#server/observe/current.ts";
import { countThrottle } from "#server/observe/throttles.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";
import { appErrorOf } from "#server/trpc/error-shape.ts";

/** Names the procedure in the request's line of the log, and counts its call. @param call never throws: an error is its result */
export async function watchCall<R extends { ok: boolean }>(procedure: string, call: () => Promise<R>): Promise<R> {
  note({ procedures: [...(currentTags().procedures ?? []), procedure] });
  const begun = performance.now();
  const result = await call();
  const { calls, callSeconds } = webMetrics();
  callSeconds.observe({ procedure }, (performance.now() - begun) / 1_000);
  calls.inc({ procedure, code: codeOf(result) });
  return result;
}

function codeOf(result: { ok: boolean; error?: unknown }): string {
  if (result.ok) return "ok";
  const known = result.error instanceof TRPCError ? appErrorOf(result.error) : null;
  if (known) countThrottle(known);
  return known?.code ?? "INTERNAL";
}
