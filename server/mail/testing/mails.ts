import { vi } from "vitest";
import type { TestDatabase } from "#db/testing/test-database.ts";

/** This process set up to send mails; nothing listens there, so they stay in the outbox. */
export function setUpMail(): void {
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
  vi.stubEnv("MAIL_FROM", "mail@inlay.example");
  vi.stubEnv("INLAY_URL", "https://inlay.example");
}

/** The mails to somebody that wait in the outbox, the newest first, with the token of each one's link. */
export async function mailsTo(db: TestDatabase, recipient: string) {
  const rows = await db.login()<{ kind: string; title: string; words: string; tenant_id: string | null }[]>`
    select kind, title, words, tenant_id from core.mail_outbox where recipient = ${recipient} order by created_at desc, id desc`;
  return rows.map((row) => ({ ...row, token: /\/(?:invitation|password\/reset)\/([\w-]+)/.exec(row.words)?.[1] ?? "" }));
}
