import type { ServerResponse } from "node:http";
import { webMetrics } from "#server/observe/web-metrics.ts";

export type OpenRequest = { route: string; response: ServerResponse };

// Next bundles route handlers apart from each other; globalThis is what a process has only one of.
const held = globalThis as typeof globalThis & { __inlayOpenRequests?: Set<OpenRequest> };
held.__inlayOpenRequests ??= new Set();

/** Requests that this process has not done with. */
export const openRequests = held.__inlayOpenRequests;

/** Whether an answer is one that stays open and tells of changes: how long it lasts says nothing of how fast it was. */
export const isStream = (response: ServerResponse): boolean =>
  response.headersSent && /^(text\/event-stream|application\/x-ndjson)/.test(String(response.getHeader("content-type")));

/** Sets the figures of what is open at this moment. */
export function countOpen(): void {
  const { inFlight, streams } = webMetrics();
  const all = [...openRequests];
  inFlight.set(all.filter(({ response }) => !isStream(response)).length);
  streams.reset();
  for (const { route } of all.filter(({ response }) => isStream(response))) streams.inc({ route });
}
