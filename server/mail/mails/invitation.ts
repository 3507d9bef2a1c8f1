import { compose, type MailText, named } from "#server/mail/compose.ts";

/** The mail that invites somebody to a tenant. */
export function invitationMail(facts: { tenant: string; link: string; days: number }): MailText {
  const tenant = named(facts.tenant);
  return compose({
    title: `${tenant} invites you to its dashboards`,
    paragraphs: ["Hello,", `${tenant} invites you to its dashboards. Choose a password to come in.`],
    action: { label: "Accept the invitation", address: facts.link },
    closing: [
      `The link works once, for ${facts.days} days. Whoever has it can accept in your place, so keep it to yourself.`,
      "If you expected no invitation, do nothing: no account is made.",
    ],
  });
}
