import { compose, type MailText, named } from "#server/mail/compose.ts";

/** The mail with the link to set a new password. */
export function passwordResetMail(facts: { name: string; tenant: string | null; link: string }): MailText {
  const account = facts.tenant === null ? "your account" : `your account at ${named(facts.tenant)}`;
  return compose({
    title: "Set a new password",
    paragraphs: [`Hello ${named(facts.name)},`, `somebody, hopefully you, asked to set a new password for ${account}.`],
    action: { label: "Set a new password", address: facts.link },
    closing: [
      "The link works once, for one hour.",
      "If it was not you, do nothing: your password stays as it is. Nobody can use the link but who reads this mail.",
    ],
  });
}
