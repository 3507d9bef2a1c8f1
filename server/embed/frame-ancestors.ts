/** The sources of `frame-ancestors` for these origins of a tenant: `'none'` where none is listed. */
export function frameAncestors(origins: readonly string[]): string {
  return origins.length === 0 ? "'none'" : origins.join(" ");
}
