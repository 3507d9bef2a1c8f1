/** Where to go after sign-in: a path of ours, never another site's address. */
export function safePath(wanted: string | null): string {
  if (wanted === null) return "/";
  // next-auth writes whole addresses; what counts of them is the path.
  const url = URL.canParse(wanted, "http://here.invalid") ? new URL(wanted, "http://here.invalid") : null;
  if (!url || !/^https?:$/.test(url.protocol)) return "/";
  const path = `${url.pathname}${url.search}`;
  return path.startsWith("//") || path.startsWith("/sign-in") ? "/" : path;
}
