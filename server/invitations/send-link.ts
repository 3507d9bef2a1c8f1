import type { Tx } from "#db/client.ts";
import { newToken } from "#server/auth/token.ts";
import { invitationMail } from "#server/mail/mails/invitation.ts";
import { mailOf, postMail } from "#server/mail/outbox.ts";
import { linkTo, mailSettings } from "#server/mail/settings.ts";
import { getTenant } from "#server/tenants/get-tenant.ts";

const DAYS = 7;
const LIFE_MS = DAYS * 86_400_000;

/** A link to accept an invitation, on its way. path is for whoever hands it over, and null when a mail carries it. */
export type Link = { hash: Buffer; expiresAt: string; mailId: string | null; path: string | null };

/**
 * Makes the link of an invitation, and the mail that carries it. Where mails are sent nobody else is shown it: whoever
 * has it can accept in the place of the invited.
 */
export async function sendLink(tx: Tx, tenantId: string, email: string): Promise<Link> {
  const { token, hash } = newToken();
  const expiresAt = new Date(Date.now() + LIFE_MS).toISOString();
  const path = `/invitation/${token}`;
  const settings = mailSettings();
  if (settings === null) return { hash, expiresAt, mailId: null, path };
  const { name: tenant } = await getTenant(tx, { id: tenantId });
  const mail = mailOf("invitation", email, invitationMail({ tenant, link: linkTo(settings, path), days: DAYS }), LIFE_MS);
  await postMail(tx, tenantId, mail);
  return { hash, expiresAt, mailId: mail.id, path: null };
}
