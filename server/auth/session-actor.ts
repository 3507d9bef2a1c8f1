import type { Sql } from "#db/client.ts";
import type { UserActor } from "#server/auth/actor.ts";
import type { Role } from "#server/auth/permissions.ts";

export type SessionClaims = { userId: string; sessionVersion: number };

type Row = { user_id: string; email: string; name: string; role: Role; subject: string | null; tenant_id: string | null };

/**
 * The actor of a session, as the database knows them now: null once the account or its tenant is no longer active or
 * the password, role or status changed since the sign-in.
 *
 * @param chosenTenant counts for operators alone
 */
export async function sessionActor(sql: Sql, claims: SessionClaims, chosenTenant: string | null): Promise<UserActor | null> {
  const [row] = await sql<Row[]>`
    select * from lookup.session_user(${claims.userId}::uuid, ${claims.sessionVersion}, ${chosenTenant}::uuid)`;
  if (!row) return null;
  return {
    kind: "user",
    userId: row.user_id,
    email: row.email,
    name: row.name,
    role: row.role,
    tenantId: row.tenant_id,
    subject: row.subject,
  };
}
