import type { Html } from "./html.ts";

export type Reply = { status: number; headers: Record<string, string>; body: string | Buffer };

/**
 * Headers of every page of the portals: a strict policy with exactly what Inlay's frames need added.
 * - `script-src`: the SDK;
 * - `frame-src`: the frame;
 * - `form-action`: the SDK posts the token into the frame as a form, so that it is in no address.
 * No `'unsafe-inline'` is needed anywhere, and `connect-src` stays the portal's own: the SDK asks no one but it.
 */
export function pageHeaders(inlay: string, isolated = false): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": [
      "default-src 'none'",
      `script-src 'self' ${inlay}`,
      `frame-src ${inlay}`,
      `form-action 'self' ${inlay}`,
      "style-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    ...(isolated ? { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" } : {}),
  };
}

export const page = (body: Html, headers: Record<string, string>, status = 200): Reply => ({ status, headers, body: body.html });

export const json = (body: object, status = 200): Reply => ({
  status,
  headers: { "content-type": "application/json", "cache-control": "no-store", "x-content-type-options": "nosniff" },
  body: JSON.stringify(body),
});

export const redirect = (location: string, headers: Record<string, string> = {}): Reply => ({
  status: 303,
  headers: { location, "cache-control": "no-store", ...headers },
  body: "",
});
