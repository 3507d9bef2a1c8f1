import { readEnv } from "#server/env.ts";

/** Headers of an answer at a door that is no page: nobody keeps it, nothing is made of it, and its address goes nowhere. */
export function bareHeaders(): Record<string, string> {
  const https = readEnv().INLAY_URL?.startsWith("https:") ?? false;
  return {
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    // Says nothing of who may frame: what it leads to does.
    "content-security-policy": "default-src 'none'",
    ...(https && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
  };
}
