import type { Sql } from "#db/client.ts";
import { mailsAreDue, sendDueMails } from "#server/mail/send-due.ts";
import { mailSettings } from "#server/mail/settings.ts";
import { mailTransport } from "#server/mail/transport.ts";

/**
 * The worker's way with mails. Nobody wakes it: the sweeper looks every few seconds, which is soon enough for a mail and
 * spares the web app a connection to the queue. Where mails are not sent, none is due.
 *
 * @param sql role pipeline
 */
export function mailing(sql: Sql): { areDue(): Promise<boolean>; send(signal: AbortSignal): Promise<number> } {
  const settings = mailSettings();
  if (settings === null) return { areDue: async () => false, send: async () => 0 };
  const transport = mailTransport(settings);
  return { areDue: () => mailsAreDue(sql), send: (signal) => sendDueMails(sql, transport, signal) };
}
