import { createHash, timingSafeEqual } from "node:crypto";
import { readEnv } from "#server/env.ts";

const HEADERS = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
};

/**
 * The answer of /metrics: figures for whoever sends METRICS_TOKEN as a bearer. Where none is set there is nothing here.
 * @param authorization the header of the request
 */
export async function metricsAnswer(authorization: string | null | undefined, text: () => Promise<string>): Promise<Response> {
  const token = readEnv().METRICS_TOKEN;
  if (token === undefined) return plain(404, "There is nothing at this address.\n");
  const sent = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
  if (!isSame(sent, token))
    return plain(401, "Send METRICS_TOKEN as a bearer.\n", { "www-authenticate": 'Bearer realm="inlay metrics"' });
  return plain(200, await text(), { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
}

/** In the same time wherever they differ, and however long what was sent is. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(sha256(one), sha256(other));
const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

function plain(status: number, body: string, more: Record<string, string> = {}): Response {
  return new Response(body, { status, headers: { "content-type": "text/plain; charset=utf-8", ...HEADERS, ...more } });
}
