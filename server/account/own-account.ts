import type { Sql } from "#db/client.ts";

/** An account as its owner needs it. tenantId and tenantName are null for an operator. */
export type OwnAccount = {
  userId: string;
  tenantId: string | null;
  tenantName: string | null;
  email: string;
  name: string;
  passwordHash: string;
  lastSignInAt: Date | null;
  /** They may sign in: neither the account nor its tenant is closed. */
  usable: boolean;
};

/**
 * Somebody's own account: by the id that their session proves, or by the address that somebody typed.
 * @param sql a pool of role app
 */
export async function ownAccount(sql: Sql, by: { id: string } | { email: string }): Promise<OwnAccount | null> {
  const [id, email] = "id" in by ? [by.id, null] : [null, by.email];
  const [row] = await sql<OwnAccount[]>`
    select user_id as "userId", tenant_id as "tenantId", tenant_name as "tenantName", email, name, password_hash as "passwordHash",
      last_sign_in_at as "lastSignInAt", usable
    from lookup.own_account(${id}::uuid, ${email}::text)`;
  return row ?? null;
}
