import { audience } from "#server/embed/audience.ts";
import { frameAncestors } from "#server/embed/frame-ancestors.ts";
import { readEnv } from "#server/env.ts";

/** A value for one answer alone: what has it may run and style there. */
export const newNonce = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");

/**
 * Headers of a frame's page. Only what has the nonce runs; only the tenant's pages may frame it; its address goes to nobody.
 * @param origins pages that may frame it; null for a page that holds nothing of anybody: a refusal has to be seen
 */
export function frameHeaders(nonce: string, origins: readonly string[] | null): Headers {
  const here = audience();
  const https = readEnv().INLAY_URL?.startsWith("https:") ?? false;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src-elem 'nonce-${nonce}'`,
    // Widths of bars and places of tooltips. No address is fetched by them.
    "style-src-attr 'unsafe-inline'",
    // Named as well, since a sandboxed page has no origin of its own.
    `font-src 'self' ${here}`,
    `connect-src 'self' ${here}`,
    "img-src data: blob:",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${origins === null ? "*" : frameAncestors(origins)}`,
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
  return new Headers({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy,
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    // Hosts that isolate themselves (COEP) may hold it, too.
    "cross-origin-resource-policy": "cross-origin",
    "cross-origin-embedder-policy": "require-corp",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-robots-tag": "noindex",
    ...(https && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
  });
}
