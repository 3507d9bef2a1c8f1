import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { PASSWORD, SECRET } from "#server/auth/testing/people.ts";
import { acceptInvitation } from "#server/invitations/accept-invitation.ts";
import { type MailServer, startMailServer } from "#server/mail/testing/mail-server.ts";

// Mails from end to end: the command line invites, a worker of its own sends, a real mail server takes.
let db: TestDatabase;
let server: MailServer;
beforeAll(async () => {
  db = await testDatabase();
  server = await startMailServer();
});
afterAll(async () => {
  await server.stop();
  await db.drop();
});

const MAIN = join(import.meta.dirname, "main.ts");
const mailing = () => ({
  SMTP_URL: `smtp://127.0.0.1:${server.port}`,
  MAIL_FROM: "Inlay <mail@inlay.example>",
  INLAY_URL: "https://inlay.example",
});
const environment = (more: Record<string, string>) => ({
  ...process.env,
  ...{ DATABASE_URL: db.url, AUTH_SECRET: SECRET, LOG_LEVEL: "silent" },
  ...more,
});

function inlay(args: string, env: Record<string, string> = {}): Promise<{ status: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [MAIN, ...args.split(" ")], { env: environment(env) }, (error, out, err) =>
      done({ status: typeof error?.code === "number" ? error.code : error ? 1 : 0, out, err }),
    );
  });
}

test("an invitation reaches its mailbox by a worker, is accepted by its link, and the list shows both before and after", async () => {
  await inlay("tenant create --slug acme --name Acme --zone UTC --currency EUR");
  const invited = await inlay("user invite --email Joe@Example.org --role analyst --tenant acme --json", mailing());
  expect(JSON.parse(invited.out)).toMatchObject({ email: "joe@example.org", link: null });
  expect((await inlay("user list --tenant acme")).out).toMatch(/joe@example\.org .*analyst .*invited, mail waiting/);

  const worker = spawn(process.execPath, [MAIN, "start", "worker"], { env: environment(mailing()), stdio: "ignore" });
  const ended = new Promise((done) => worker.once("exit", done));
  try {
    await vi.waitFor(() => expect(server.received).toHaveLength(1), { timeout: 45_000, interval: 200 });
  } finally {
    worker.kill("SIGTERM");
    await ended;
  }
  const { mail, to } = server.received[0]!;
  expect(to).toEqual(["joe@example.org"]);
  const token = /https:\/\/inlay\.example\/invitation\/([\w-]{43})/.exec(mail.text ?? "")![1]!;
  await acceptInvitation(db.sql("app"), { token, name: "Joe", password: PASSWORD });
  expect(JSON.parse((await inlay("user list --tenant acme --json")).out)).toMatchObject({
    users: [{ email: "joe@example.org", name: "Joe", role: "analyst", status: "active" }],
    invitations: [],
  });
});

test("without a mail server the link is shown once, to hand over", async () => {
  const { out } = await inlay("user invite --email ann@example.org --role viewer --tenant acme", {
    INLAY_URL: "https://inlay.example",
  });
  const token = /https:\/\/inlay\.example\/invitation\/([\w-]{43})/.exec(out)![1]!;
  expect(await acceptInvitation(db.sql("app"), { token, name: "Ann", password: PASSWORD })).toEqual({ email: "ann@example.org" });
  const again = await inlay("user invite --email ann@example.org --role viewer --tenant acme");
  expect(again).toMatchObject({ status: 1, err: expect.stringContaining("has an account already") });
});

test("the doctor says how mails stand: none set, one that answers, one that is down", async () => {
  const mail = async (env: Record<string, string>) => {
    const { findings } = JSON.parse((await inlay("doctor --json", env)).out) as {
      findings: { name: string; state: string; found: string; mend?: string }[];
    };
    return findings.find(({ name }) => name === "mail server");
  };
  expect(await mail({})).toMatchObject({ state: "warn", mend: expect.stringContaining("SMTP_URL") });
  expect(await mail(mailing())).toMatchObject({ state: "ok" });
  const down = await mail({ ...mailing(), SMTP_URL: "smtp://inlay:hidden-word@127.0.0.1:1" });
  expect(down).toMatchObject({ state: "fail", found: expect.stringContaining("127.0.0.1:1") });
  expect(JSON.stringify(down)).not.toContain("hidden-word");
  const half = await inlay("doctor", { SMTP_URL: "smtp://127.0.0.1" });
  expect(half).toMatchObject({ status: 1, err: expect.stringMatching(/MAIL_FROM: is required with SMTP_URL/) });
});
