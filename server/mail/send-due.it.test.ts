import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { makeTenant } from "#server/auth/testing/people.ts";
import { createInvitation } from "#server/invitations/create-invitation.ts";
import { MOST_ATTEMPTS, sendDueMails } from "#server/mail/send-due.ts";
import { mailSettings } from "#server/mail/settings.ts";
import { type MailServer, selfSigned, startMailServer } from "#server/mail/testing/mail-server.ts";
import { mailTransport } from "#server/mail/transport.ts";

let db: TestDatabase;
let server: MailServer;
let invited = 0;
beforeAll(async () => {
  db = await testDatabase();
  vi.stubEnv("INLAY_URL", "https://inlay.example");
  vi.stubEnv("MAIL_FROM", "Inlay <mail@inlay.example>");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});
beforeEach(async () => {
  await db.login()`truncate core.mail_outbox`;
  server = await startMailServer();
  through(`smtp://127.0.0.1:${server.port}`);
});
afterEach(() => server.stop());

const through = (address: string) => vi.stubEnv("SMTP_URL", address);
const send = () => sendDueMails(db.sql("pipeline"), mailTransport(mailSettings()!));
const rows = () => db.login()`select * from core.mail_outbox order by created_at`;
const tryAgain = () => db.login()`update core.mail_outbox set next_attempt_at = now()`;

/** A mail in the outbox, as an invitation puts it there. */
async function post(tenantName = "Halden", email = `joe-${++invited}@example.org`): Promise<string> {
  const { id } = await makeTenant(db);
  await db.login()`update core.tenant set name = ${tenantName} where id = ${id}`;
  await createInvitation(db.sql("pipeline"), id, { email, role: "viewer" }, "test");
  return email;
}

test("a mail arrives as it was written: sender, recipient, title, both texts with the link; afterwards its words are gone", async () => {
  const email = await post("Halden Bank");
  expect(await send()).toBe(1);
  const [got, ...others] = server.received;
  expect(others).toEqual([]);
  expect(got!.to).toEqual([email]);
  expect(got!.mail.from).toEqual({ name: "Inlay", address: "mail@inlay.example" });
  expect(got!.mail.subject).toBe("Halden Bank invites you to its dashboards");
  const link = /https:\/\/inlay\.example\/invitation\/[\w-]{43}/;
  expect(got!.mail.text).toMatch(link);
  expect(got!.mail.html).toMatch(link);
  const [row] = await rows();
  expect(row).toMatchObject({ words: "", html: "", error: null, attempts: 1, given_up_at: null });
  expect(row!.sent_at).not.toBeNull();
  expect(await send()).toBe(0);
});

test("names with line breaks, tags, emoji and any script arrive as names; no header of theirs is one", async () => {
  const names = ["Evil\r\nBcc: all@example.org\r\n\r\n<script>", "Bänk 💶 بنك", "x".repeat(200), "\u202eknab", '"; <b>'];
  for (const name of names) await post(name);
  await send();
  expect(server.received.length).toBe(names.length);
  for (const { mail, to, raw } of server.received) {
    expect(to).toHaveLength(1);
    expect(mail.bcc ?? []).toEqual([]);
    expect(raw.split("\r\n\r\n")[0]).not.toMatch(/^bcc:/im);
    expect(mail.html).not.toMatch(/<(script|b)>/);
  }
  expect(server.received.map(({ mail }) => mail.subject)).toContain("Bänk 💶 بنك invites you to its dashboards");
});

test("while the mail server is down mails wait, and go when it is back; nothing is sent twice", async () => {
  await server.stop();
  const email = await post();
  await post();
  expect(await send()).toBe(0);
  const [first, second] = await rows();
  expect(first).toMatchObject({ attempts: 1, sent_at: null, given_up_at: null });
  expect(first!.error).toMatch(/ECONNREFUSED/);
  expect(first!.next_attempt_at.getTime()).toBeGreaterThan(Date.now() + 20_000);
  // A server that is down is tried once a round, not once a mail.
  expect(second).toMatchObject({ attempts: 0, error: null });
  server = await startMailServer({}, server.port);
  await tryAgain();
  expect(await send()).toBe(2);
  expect(server.received.map(({ to }) => to[0])).toContain(email);
  expect(server.received).toHaveLength(2);
  expect(await rows()).toMatchObject([{ error: null }, { error: null }]);
});

test("several workers at once send each mail once", async () => {
  const emails = await Promise.all(Array.from({ length: 12 }, () => post()));
  const sent = await Promise.all([send(), send(), send(), send()]);
  expect(sent.reduce((sum, one) => sum + one)).toBe(12);
  expect(server.received.map(({ to }) => to[0]).sort()).toEqual([...emails].sort());
});

test("a mailbox that does not exist is given up with the reason, and the next mail goes; one that is full is tried again", async () => {
  await post();
  server.refuse(550);
  expect(await send()).toBe(0);
  const [gone] = await rows();
  expect(gone).toMatchObject({ sent_at: null, words: "", html: "" });
  expect(gone!.given_up_at).not.toBeNull();
  expect(gone!.error).toContain("no such mailbox here");
  await post();
  await post();
  server.refuse(452);
  expect(await send()).toBe(0);
  expect((await rows()).slice(1)).toMatchObject([
    { attempts: 1, given_up_at: null },
    { attempts: 1, given_up_at: null },
  ]);
  server.refuse(null);
  await tryAgain();
  expect(await send()).toBe(2);
});

test("what was tried too often, and what has expired, is given up and keeps no secret", async () => {
  await post();
  await server.stop();
  await db.login()`update core.mail_outbox set attempts = ${MOST_ATTEMPTS - 1}`;
  await send();
  await post();
  await db.login()`update core.mail_outbox set expires_at = now() - interval '1 second' where given_up_at is null`;
  await send();
  const all = await rows();
  expect(all).toMatchObject([
    { words: "", html: "", attempts: MOST_ATTEMPTS },
    { words: "", html: "", attempts: 0 },
  ]);
  for (const row of all) expect(row.given_up_at).not.toBeNull();
  server = await startMailServer({}, server.port);
});

test("with a password, and only with the right one", async () => {
  await server.stop();
  server = await startMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "inlay" && password === "s3cret/€" ? done(null, { user: "inlay" }) : done(new Error("Wrong password")),
  });
  await post();
  through(`smtp://inlay:wrong@127.0.0.1:${server.port}`);
  expect(await send()).toBe(0);
  const [row] = await rows();
  // A password that is wrong today may be right tomorrow.
  expect(row).toMatchObject({ given_up_at: null });
  expect(row!.error).toMatch(/Wrong password|Invalid login/);
  through(`smtp://inlay:${encodeURIComponent("s3cret/€")}@127.0.0.1:${server.port}`);
  await tryAgain();
  expect(await send()).toBe(1);
});

test("over TLS with a certificate that nobody vouches for nothing is sent, unless the address says so", async () => {
  const certificate = selfSigned();
  await server.stop();
  for (const [scheme, secure] of [
    ["smtp", false],
    ["smtps", true],
  ] as const) {
    server = await startMailServer({ ...certificate, secure });
    await post();
    const address = `${scheme}://127.0.0.1:${server.port}`;
    through(`${address}?requireTLS=true`);
    expect(await send()).toBe(0);
    expect((await rows()).at(-1)!.error).toMatch(/self.signed/i);
    expect(server.received).toEqual([]);
    await tryAgain();
    through(`${address}?requireTLS=true&tls.rejectUnauthorized=false`);
    expect(await send()).toBe(1);
    await server.stop();
  }
  server = await startMailServer();
});

test("a server elsewhere must offer TLS; one that does not gets no mail", async () => {
  const here = mailTransport({ server: "smtp://127.0.0.1:25", from: "a@b.example", home: "" }).options as {
    requireTLS?: boolean;
  };
  const there = mailTransport({ server: "smtp://mail.example", from: "a@b.example", home: "" }).options as {
    requireTLS?: boolean;
  };
  const asked = mailTransport({ server: "smtp://mail.example?requireTLS=false", from: "a@b.example", home: "" });
  expect([here.requireTLS, there.requireTLS, (asked.options as { requireTLS?: boolean }).requireTLS]).toEqual([
    undefined,
    true,
    false,
  ]);
  // The server here offers none.
  await post();
  through(`smtp://127.0.0.1:${server.port}?requireTLS=true`);
  expect(await send()).toBe(0);
  expect(server.received).toEqual([]);
});
