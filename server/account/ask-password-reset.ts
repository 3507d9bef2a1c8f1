import { setTimeout as pause } from "node:timers/promises";
import type { Sql } from "#db/client.ts";
import { printed } from "#server/account/changed-mail.ts";
import { ownAccount } from "#server/account/own-account.ts";
import { type Limit, throttle } from "#server/auth/throttle.ts";
import { newToken } from "#server/auth/token.ts";
import { AppError } from "#server/errors.ts";
import { uuidv7 } from "#server/ids.ts";
import { passwordResetMail } from "#server/mail/mails/password-reset.ts";
import { mailOf } from "#server/mail/outbox.ts";
import { linkTo, type MailSettings, mailSettings } from "#server/mail/settings.ts";

const HOUR_MS = 3_600_000;
/** Every answer takes this long: more than the work for an address that is known, on any day but a bad one. */
const ANSWER_MS = 500;

const WINDOW = { windowSeconds: 15 * 60 };
/** Per e-mail address, known or not: nobody's inbox is filled by others. Per network address: nobody tries thousands. */
export const RESET_LIMITS = {
  email: { kind: "reset:email", most: 3, ...WINDOW },
  address: { kind: "reset:address", most: 30, ...WINDOW },
} satisfies Record<string, Limit>;

/**
 * Sends a link to set a new password to an e-mail address, if somebody has it who may sign in. The answer is one and the
 * same for every address, and takes the same time.
 *
 * @param sql a pool of role app
 * @throws AppError TOO_MANY_REQUESTS, or UNAVAILABLE where no mails are sent
 */
export async function askPasswordReset(sql: Sql, secret: string, email: string, address: string): Promise<void> {
  const settings = mailSettings();
  if (settings === null)
    throw new AppError("UNAVAILABLE", {
      message: "No mails are sent from here: ask an admin of your organisation for a new password.",
    });
  const answered = pause(ANSWER_MS);
  await throttle(sql, secret, RESET_LIMITS.address, address);
  await throttle(sql, secret, RESET_LIMITS.email, email);
  const [done] = await Promise.allSettled([send(sql, settings, email), answered]);
  if (done.status === "rejected") throw done.reason;
}

async function send(sql: Sql, settings: MailSettings, email: string): Promise<void> {
  const own = await ownAccount(sql, { email });
  if (!own?.usable) return;
  const { token, hash } = newToken();
  const link = linkTo(settings, `/password/reset/${token}`);
  const text = passwordResetMail({ name: own.name, tenant: own.tenantName, link });
  const mail = mailOf("password_reset", own.email, text, HOUR_MS);
  await sql`select lookup.begin_password_reset(${own.userId}::uuid, ${hash}, ${mail.expiresAt}, ${uuidv7()}::uuid, ${printed(mail)}::text::jsonb)`;
}
