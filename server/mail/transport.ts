import { createTransport, type Transporter } from "nodemailer";
import type { MailSettings } from "#server/mail/settings.ts";

/** A mail server that says nothing for this long is taken for one that is down. */
const PATIENCE_MS = 15_000;

const HERE = ["127.0.0.1", "localhost", "[::1]"];

/**
 * What hands mails to the mail server. Mails carry secrets, so a server on another machine must offer TLS, unless the
 * address says otherwise itself (`smtp://mail.internal?requireTLS=false`). Options of nodemailer may stand there too.
 */
export function mailTransport(settings: MailSettings): Transporter {
  const address = new URL(settings.server);
  if (address.protocol === "smtp:" && !HERE.includes(address.hostname) && !address.searchParams.has("requireTLS"))
    address.searchParams.set("requireTLS", "true");
  for (const limit of ["connectionTimeout", "greetingTimeout", "socketTimeout"])
    if (!address.searchParams.has(limit)) address.searchParams.set(limit, String(PATIENCE_MS));
  return createTransport(address.href, { from: settings.from, disableFileAccess: true, disableUrlAccess: true });
}
