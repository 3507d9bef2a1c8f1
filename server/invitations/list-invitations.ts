import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { isoInstant } from "#server/instant.ts";
import { TenantRole } from "#server/users/user-input.ts";

export const Invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role: TenantRole,
  subject: z.string().nullable(),
  state: z.enum(["open", "expired"]),
  sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** How its mail stands; null when the link was handed over. */
  mail: z.object({ state: z.enum(["waiting", "sent", "failed"]), error: z.string().nullable() }).nullable(),
});
export type Invitation = z.infer<typeof Invitation>;

type Row = Omit<Invitation, "sentAt" | "expiresAt" | "mail"> & {
  sentAt: Date;
  expiresAt: Date;
  mailId: string | null;
  mailState: "waiting" | "sent" | "failed" | null;
  error: string | null;
};

/** Invitations that nobody has accepted or revoked, by e-mail address. */
export async function listInvitations(tx: Tx, tenantId: string): Promise<Invitation[]> {
  const rows = await tx<Row[]>`
    select i.id, i.email, i.role, i.subject, case when i.expires_at > now() then 'open' else 'expired' end as state,
      i.sent_at as "sentAt", i.expires_at as "expiresAt", i.mail_id as "mailId", m.error,
      case when m.sent_at is not null then 'sent' when m.given_up_at is not null then 'failed' when m.id is not null then 'waiting' end as "mailState"
    from core.invitation i left join core.mail_outbox m on m.id = i.mail_id and m.tenant_id = i.tenant_id
    where i.tenant_id = ${tenantId} and i.accepted_at is null and i.revoked_at is null
    order by i.email`;
  return rows.map(({ mailId, mailState, error, ...row }) => ({
    ...row,
    sentAt: isoInstant(row.sentAt),
    expiresAt: isoInstant(row.expiresAt),
    // A mail that is gone from the outbox was sent long ago.
    mail: mailId === null ? null : { state: mailState ?? "sent", error },
  }));
}
