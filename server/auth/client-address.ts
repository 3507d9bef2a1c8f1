/**
 * The address that a request came from, by which attempts are counted. Before any handler sees a request, its X-Forwarded-For is
 * replaced by that address alone (server/observe/watch-requests.ts); of a longer list only the last could be true.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim() || "unknown";
}
