/** What a request brings that says who is behind the proxies in front. */
type Arrived = { /** The other end of the connection. */ peer: string | undefined; forwardedFor: string | undefined };

/**
 * The network address that a request came from. Each proxy adds the address that reached it to the end of X-Forwarded-For, so of
 * its entries as many are true as proxies of ours stand in front; all before them is what the sender says.
 *
 * @param hops proxies of ours in front of this process (TRUSTED_PROXIES); 0: nobody is believed, and it is the other end itself
 */
export function senderOf({ peer, forwardedFor }: Arrived, hops: number): string {
  const told = (forwardedFor ?? "").split(",").map((part) => part.trim());
  const way = [peer ?? "", ...told.filter((part) => part !== "").reverse()];
  // Who came past some of the proxies is the first that any of them has seen.
  return plain(way[Math.min(hops, way.length - 1)]!) || "unknown";
}

/** A request's id from a proxy of ours, where it is one that fits into a log, a header and an address; else undefined. */
export function idFrom(header: string | string[] | undefined, hops: number): string | undefined {
  return hops > 0 && typeof header === "string" && /^[A-Za-z0-9._-]{8,64}$/.test(header) ? header : undefined;
}

/** IPv4 without the dress of IPv6 that a socket for both gives it, so that an address is one and the same on all ways. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
