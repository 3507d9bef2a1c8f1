/**
 * The address that reached us: the last one of X-Forwarded-For, which the proxy in front added (or Next itself without
 * one). Those before it are what the sender says, so they must not decide a throttle.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim() || "unknown";
}
