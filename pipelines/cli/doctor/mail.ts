import type { Sql } from "#db/client.ts";
import { type Check, fail, ok, warn } from "#pipelines/cli/doctor/check.ts";
import { mailSettings } from "#server/mail/settings.ts";
import { mailTransport } from "#server/mail/transport.ts";

const UNSET = "Set SMTP_URL, MAIL_FROM and INLAY_URL for the web app and the workers (docs/operations.md).";

/** Whether mails go out: asked as the login, which sees all tenants. */
export const MAIL: readonly Check<Sql>[] = [
  {
    name: "mail server",
    look: async () => {
      const settings = mailSettings();
      if (settings === null)
        return warn(
          "mail server",
          "none is set: links of invitations are handed over, forgotten passwords set by `user password`",
          UNSET,
        );
      const host = new URL(settings.server).host;
      const transport = mailTransport(settings);
      try {
        await transport.verify();
        return ok("mail server", `${host} takes mails of ${settings.from}`);
      } catch (error) {
        const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
        return fail(
          "mail server",
          `${host} does not let us in: ${why}`,
          "Correct SMTP_URL, or mend the mail server: mails wait meanwhile.",
        );
      } finally {
        transport.close();
      }
    },
  },
  {
    name: "mails",
    look: async (sql) => {
      const [row] = await sql<{ waiting: number; failing: number; given: number; why: string | null }[]>`
        select count(*) filter (where sent_at is null and given_up_at is null)::int as waiting,
          count(*) filter (where sent_at is null and given_up_at is null and attempts > 1)::int as failing,
          count(*) filter (where given_up_at > now() - interval '7 days')::int as given,
          (array_agg(error order by next_attempt_at desc) filter (where error is not null and sent_at is null and (given_up_at is null or given_up_at > now() - interval '7 days')))[1] as why
        from core.mail_outbox`;
      const { waiting, failing, given, why } = row!;
      if (waiting > 0 && mailSettings() === null) return warn("mails", `${waiting} wait and nobody sends them`, UNSET);
      const example = why ? `, for example: ${why}` : "";
      if (failing > 0 || given > 0)
        return warn(
          "mails",
          `${failing} are tried again, ${given} were given up in the last week${example}`,
          "Send those invitations again once the cause is mended (People in the console).",
        );
      return ok("mails", waiting > 0 ? `${waiting} on their way` : "none waits");
    },
  },
];
