import { readEnv } from "#server/env.ts";

/**
 * Whether a request comes from our own pages. Browsers say so themselves (Sec-Fetch-Site); older ones send the Origin
 * of what they post. A request that says neither is not believed.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const { INLAY_URL } = readEnv();
  const sender = new URL(origin);
  // No page of another site can choose the Host that a browser sends with its requests.
  return sender.host === headers.get("host") || (INLAY_URL !== undefined && sender.origin === new URL(INLAY_URL).origin);
}
