import { readEnv } from "#server/env.ts";

/** What mails are sent with, and the address that their links begin with. */
export type MailSettings = { server: string; from: string; home: string };

/** How this installation sends mails, or null: then links are handed over by those who make them. */
export function mailSettings(): MailSettings | null {
  const { SMTP_URL, MAIL_FROM, INLAY_URL } = readEnv();
  if (SMTP_URL === undefined || MAIL_FROM === undefined || INLAY_URL === undefined) return null;
  return { server: SMTP_URL, from: MAIL_FROM, home: INLAY_URL };
}

/** The address of a page, for a mail. Never from a request's Host header, which whoever asks may choose. */
export function linkTo(settings: MailSettings, path: string): string {
  return new URL(path, settings.home).href;
}
