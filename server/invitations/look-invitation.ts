import { z } from "zod";
import type { Sql } from "#db/client.ts";
import { hashToken } from "#server/auth/token.ts";
import { isoInstant } from "#server/instant.ts";
import { TenantRole } from "#server/users/user-input.ts";

export const InvitationView = z.object({
  tenantName: z.string(),
  email: z.string(),
  role: TenantRole,
  expiresAt: z.iso.datetime(),
  /** taken: the address has an account by now. */
  state: z.enum(["open", "accepted", "revoked", "expired", "taken"]),
});
export type InvitationView = z.infer<typeof InvitationView>;

type Row = Omit<InvitationView, "tenantName" | "expiresAt"> & { tenant_name: string; expires_at: Date };

/**
 * What somebody is invited to who has a link, and whether it still opens anything. Looking changes nothing, so that
 * programs which follow links in mails use none up.
 *
 * @param sql a pool of role app
 * @returns null for a token that is none
 */
export async function lookInvitation(sql: Sql, token: string): Promise<InvitationView | null> {
  const [row] = await sql<Row[]>`select * from lookup.invitation(${hashToken(token)})`;
  if (!row) return null;
  const { tenant_name, expires_at, email, role, state } = row;
  return { tenantName: tenant_name, email, role, state, expiresAt: isoInstant(expires_at) };
}
