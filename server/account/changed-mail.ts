import { passwordChangedMail } from "#server/mail/mails/password-changed.ts";
import { type Mail, mailOf } from "#server/mail/outbox.ts";
import { linkTo, mailSettings } from "#server/mail/settings.ts";

const WEEK_MS = 7 * 86_400_000;

/** The mail that tells somebody of their new password, or null where no mails are sent. */
export function changedMail(own: { email: string; name: string; tenantName: string | null }): Mail | null {
  const settings = mailSettings();
  if (settings === null) return null;
  const facts = { name: own.name, tenant: own.tenantName, link: linkTo(settings, "/password/forgot") };
  return mailOf("password_changed", own.email, passwordChangedMail(facts), WEEK_MS);
}

/** A mail as the look-ups take it. */
export const printed = (mail: Mail | null): string | null => (mail === null ? null : JSON.stringify(mail));
