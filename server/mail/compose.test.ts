import fc from "fast-check";
import { expect, test } from "vitest";
import { named } from "#server/mail/compose.ts";
import { invitationMail } from "#server/mail/mails/invitation.ts";
import { passwordChangedMail } from "#server/mail/mails/password-changed.ts";
import { passwordResetMail } from "#server/mail/mails/password-reset.ts";

const link = "https://inlay.example/invitation/token";

test("a name in a mail is only a name: no tag of it is a tag, no line break of it begins a header", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      for (const mail of [
        invitationMail({ tenant: name, link, days: 7 }),
        passwordResetMail({ name, tenant: name, link }),
        passwordChangedMail({ name, tenant: name, link }),
      ]) {
        expect(mail.title).not.toMatch(/[\r\n\0]/);
        // Nothing but the tags that our own words have.
        const plain = mail.html.replace(/<!doctype html>|<\/?(html|head|meta|title|body|p|a)( [^<>]*)?>/g, "");
        expect(plain).not.toMatch(/[<>]/);
      }
    }),
  );
  const mail = invitationMail({ tenant: `<img src=x onerror="alert(1)">\r\nBcc: all@example.org`, link, days: 7 });
  expect(mail.html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
  expect(mail.html).not.toContain("<img");
  expect(mail.title).toContain("> Bcc: all@example.org invites");
});

test("a long name is shortened, whole letters at a time, so that the sentence stays one", () => {
  expect(named("é".repeat(200))).toBe(`${"é".repeat(79)}…`);
  expect(named("👩‍💻 Halden")).toBe("👩‍💻 Halden");
  expect([...named("💶".repeat(200))]).toHaveLength(80);
  expect(named("بنك هالدن")).toBe("بنك هالدن");
});

test("the link stands in both kinds of text, whole and on a line of its own", () => {
  const mail = invitationMail({ tenant: "Halden", link, days: 7 });
  expect(mail.words.split("\n")).toContain(link);
  expect(mail.html).toContain(`href="${link}"`);
});
