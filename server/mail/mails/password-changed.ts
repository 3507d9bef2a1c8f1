import { compose, type MailText, named } from "#server/mail/compose.ts";

/** The mail that tells somebody that their password is another now. */
export function passwordChangedMail(facts: { name: string; tenant: string | null; link: string }): MailText {
  const account = facts.tenant === null ? "your account" : `your account at ${named(facts.tenant)}`;
  return compose({
    title: "Your password was changed",
    paragraphs: [
      `Hello ${named(facts.name)},`,
      `the password of ${account} was changed just now. All sessions that were open have ended.`,
    ],
    action: { label: "It was not me: set a new password", address: facts.link },
    closing: ["If it was you, there is nothing to do."],
  });
}
