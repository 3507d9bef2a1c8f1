import { type NextRequest, NextResponse } from "next/server";
import { readEnv } from "#server/env.ts";

/** Headers that only Inlay itself may set for its pages. Whoever sends them from outside is not believed. */
const INTERNAL = [
  "x-nonce",
  "x-inlay-actor",
  "x-inlay-tenant",
  "x-inlay-subject",
  "x-middleware-subrequest",
  "content-security-policy",
];

/**
 * Headers of every page: which scripts may run (those with this answer's nonce), who may frame it (nobody; frames for
 * tenants have a door of their own). Not a guard: who may see what is decided where the data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const { INLAY_URL, NODE_ENV } = readEnv();
  const https = INLAY_URL?.startsWith("https:") ?? false;
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const policy = contentSecurityPolicy(nonce, { https, development: NODE_ENV === "development" });

  const inner = new Headers(request.headers);
  for (const name of INTERNAL) inner.delete(name);
  inner.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts from this header of the request.
  inner.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers: inner } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  // The address of a link from a mail holds its secret: it goes to nobody, and into nobody's cache.
  const secret = /^\/(invitation|password)\//.test(request.nextUrl.pathname);
  response.headers.set("referrer-policy", secret ? "no-referrer" : "strict-origin-when-cross-origin");
  if (secret) response.headers.set("cache-control", "private, no-store");
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  if (https) response.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  return response;
}

/** Styles may stand in attributes: charts are drawn on the server with them. Scripts never without the nonce. */
function contentSecurityPolicy(nonce: string, { https, development }: { https: boolean; development: boolean }): string {
  return [
    "default-src 'self'",
    // The development server evaluates what it hot-reloads.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${development ? " ws:" : ""}`,
    // The playground shows what a tenant's own page would: a frame of this deployment, and none from elsewhere.
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

// Files of the build carry no secrets and need no nonce. Logos, frames and the REST API set (stricter) headers of their own, which
// these would replace; what lies beside a logo is a page that says so. And APIs must not pass here: Next keeps up to 10 MB of
// every body that does, before a handler can say no to it, and answers of procedures are no pages.
export const config = {
  matcher: ["/((?!_next/static|_next/image|api/v1/|api/trpc/[^/]+$|brand/[^/]+$|embed/|livez$|readyz$|metrics$).*)"],
};
