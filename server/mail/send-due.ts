import type { Transporter } from "nodemailer";
import type { Sql } from "#db/client.ts";
import { log } from "#server/log.ts";

/** How long one try may take before another worker may take the mail: longer than the transport's own patience. */
const LEASE_SECONDS = 120;
/** After so many tries (about half a day) nobody tries any more. */
export const MOST_ATTEMPTS = 20;
/** Kept after they were sent or given up, without their words. */
const KEEP_DAYS = 90;

type Due = { id: string; recipient: string; title: string; words: string; html: string; attempts: number };

/**
 * Sends what is due, one mail after another, until none is left. A mail that is refused for good, has expired or was
 * tried too often is given up and says why; any other failure is tried again later. Sent at least once: a worker that
 * dies between sending and noting so leaves a mail that is sent again.
 *
 * @param sql role pipeline
 * @returns how many were sent
 */
export async function sendDueMails(sql: Sql, transport: Transporter, signal?: AbortSignal): Promise<number> {
  await giveUpOld(sql);
  for (let sent = 0; ; ) {
    const mail = signal?.aborted ? undefined : await claim(sql);
    if (!mail) return sent;
    try {
      // The id makes a mail that was sent twice one mail, where readers' programs look.
      const messageId = `<${mail.id}@inlay>`;
      await transport.sendMail({
        to: { name: "", address: mail.recipient },
        subject: mail.title,
        text: mail.words,
        html: mail.html,
        messageId,
      });
      await close(sql, mail.id, null);
      sent++;
    } catch (error) {
      await fail(sql, mail, error);
      // A server that cannot be reached cannot be reached for the next mail either: the sweeper comes again.
      if (!isOfThisMail(error)) return sent;
    }
  }
}

/** Whether any mail is due: what the sweeper asks. */
export async function mailsAreDue(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ due: boolean }[]>`
    select exists (select from core.mail_outbox m
      where m.sent_at is null and m.given_up_at is null and m.next_attempt_at <= clock_timestamp()) as due`;
  return row!.due;
}

async function claim(sql: Sql): Promise<Due | undefined> {
  const [due] = await sql<Due[]>`
    update core.mail_outbox m set attempts = m.attempts + 1, next_attempt_at = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'
    where m.id = (
      select d.id from core.mail_outbox d
      where d.sent_at is null and d.given_up_at is null and d.next_attempt_at <= clock_timestamp() and d.expires_at > clock_timestamp()
      order by d.next_attempt_at limit 1 for update skip locked)
    returning m.id, m.recipient, m.title, m.words, m.html, m.attempts`;
  return due;
}

async function fail(sql: Sql, mail: Due, error: unknown): Promise<void> {
  const why = sentence(error);
  const over = isRefused(error) || mail.attempts >= MOST_ATTEMPTS;
  log.warn({ event: over ? "mail.given_up" : "mail.failed", mail: mail.id, attempts: mail.attempts, why });
  if (over) return close(sql, mail.id, why);
  await sql`update core.mail_outbox set error = ${why}, next_attempt_at = clock_timestamp() + ${backoffSeconds(mail.attempts)} * interval '1 second'
    where id = ${mail.id}`;
}

/** Sent (why null), or never to be sent: either way nobody needs its words any more, and they may hold a secret. */
async function close(sql: Sql, id: string, why: string | null): Promise<void> {
  await sql`update core.mail_outbox set words = '', html = '', error = ${why},
    sent_at = case when ${why}::text is null then clock_timestamp() end, given_up_at = case when ${why}::text is not null then clock_timestamp() end
    where id = ${id}`;
}

async function giveUpOld(sql: Sql): Promise<void> {
  await sql`update core.mail_outbox set words = '', html = '', given_up_at = clock_timestamp(), error = coalesce(error, 'its link ended before it was sent')
    where sent_at is null and given_up_at is null and expires_at <= clock_timestamp()`;
  await sql`delete from core.mail_outbox where coalesce(sent_at, given_up_at) < now() - ${KEEP_DAYS} * interval '1 day'`;
}

/** Half a minute, doubled with each try, an hour at most. */
export function backoffSeconds(attempts: number): number {
  return Math.min(3_600, 30 * 2 ** (attempts - 1));
}

/** The mail server answers, and says no to this mail; the next one may go. */
const isOfThisMail = (error: unknown): boolean => ["EENVELOPE", "EMESSAGE"].includes((error as { code?: string }).code ?? "");

/** The mail server knows the recipient and will never take a mail for them (RFC 5321: 5xx), which no waiting mends. */
function isRefused(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return code === "EENVELOPE" && responseCode !== undefined && responseCode >= 550 && responseCode < 560;
}

/** Why, for the admin: what the server answered. Never the mail's own words. */
function sentence(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!.slice(0, 300);
}
