import type { Sql } from "#db/client.ts";
import type { HostWords } from "#server/embed/opened-frame.ts";
import { ticketHash } from "#server/embed/secret-text.ts";

/**
 * What the page that held a frame said of itself, for a frame that is loaded again: it can be asked to open it anew. Empty for a
 * ticket that is none, or was pruned.
 *
 * @param sql a pool of role app
 */
export async function usedTicketHost(sql: Sql, ticket: string): Promise<HostWords> {
  const hash = ticketHash(ticket);
  const [row] = hash === null ? [] : await sql<{ host: HostWords }[]>`select * from lookup.used_embed_ticket(${hash})`;
  return row?.host ?? {};
}
