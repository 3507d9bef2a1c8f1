import { orm } from "#db/orm.ts";
import { mailOutbox } from "#db/schema/core.ts";
import type { Db } from "#db/transaction.ts";
import { uuidv7 } from "#server/ids.ts";
import type { MailText } from "#server/mail/compose.ts";

/** A mail to be sent: what it tells, to whom, and until when it is worth anything. */
export type Mail = MailText & {
  id: string;
  kind: (typeof mailOutbox.$inferSelect)["kind"];
  recipient: string;
  expiresAt: string;
};

/** A mail of these words that is worth sending for some time. */
export function mailOf(kind: Mail["kind"], recipient: string, text: MailText, livesMs: number): Mail {
  return { id: uuidv7(), kind, recipient, ...text, expiresAt: new Date(Date.now() + livesMs).toISOString() };
}

/** Puts a mail of a tenant into the outbox, in the transaction of what it tells of; a worker sends it after the commit. */
export async function postMail(tx: Db, tenantId: string, mail: Mail): Promise<void> {
  await orm(tx)
    .insert(mailOutbox)
    .values({ ...mail, tenantId });
}
