import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { askPasswordReset, RESET_LIMITS } from "#server/account/ask-password-reset.ts";
import { endOwnSessions } from "#server/account/end-own-sessions.ts";
import { getAccount } from "#server/account/get-account.ts";
import { lookPasswordReset, resetPassword } from "#server/account/reset-password.ts";
import { setOwnName } from "#server/account/set-own-name.ts";
import { OWN_PASSWORD_LIMIT, setOwnPassword } from "#server/account/set-own-password.ts";
import { unlinkOwnIdentity } from "#server/account/unlink-own-identity.ts";
import { sessionActor } from "#server/auth/session-actor.ts";
import { signIn } from "#server/auth/sign-in.ts";
import { makePerson, makeTenant, PASSWORD, SECRET } from "#server/auth/testing/people.ts";
import { mailsTo, setUpMail } from "#server/mail/testing/mails.ts";
import { setTenant } from "#server/tenants/set-tenant.ts";
import { setPassword } from "#server/users/set-password.ts";
import { setUserStatus } from "#server/users/set-status.ts";

let db: TestDatabase;
let tenant: { id: string };
let tries = 0;
const FRESH = "a fresh password";
beforeAll(async () => {
  db = await testDatabase();
  tenant = await makeTenant(db);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});
beforeEach(() => setUpMail());

const app = () => db.sql("app");
const somewhere = () => `10.2.${++tries >> 8}.${tries & 255}`;
const enter = (email: string, password = PASSWORD) => signIn(app(), SECRET, { email, password }, somewhere());
const ask = (email: string, address = somewhere()) => askPasswordReset(app(), SECRET, email, address);
const isOpen = async (session: { userId: string; sessionVersion: number }) => (await sessionActor(app(), session, null)) !== null;
const trailOf = async (target: string) =>
  (
    await db.login()`
    select id, action from core.audit where target = ${target} union all select id, action from core.platform_audit where target = ${target} order by id`
  )
    .map(({ action }) => action)
    .filter((action) => !/^(user|session)\./.test(action));

/** The token of the newest reset that was mailed to somebody. */
async function tokenFor(email: string): Promise<string> {
  await ask(email);
  return (await mailsTo(db, email)).find(({ kind }) => kind === "password_reset")!.token;
}

test("a forgotten password is set anew by the link in a mail; every session ends, and a mail tells of it", async () => {
  for (const person of [await makePerson(db, "customer", tenant.id, "c-1"), await makePerson(db, "operator", null)]) {
    const session = await enter(person.email);
    const token = await tokenFor(person.email);
    expect(await lookPasswordReset(app(), token)).toMatchObject({ email: person.email });
    expect(await isOpen(session)).toBe(true);
    expect(await resetPassword(app(), { token, password: FRESH })).toEqual({ email: person.email });
    expect(await isOpen(session)).toBe(false);
    await expect(enter(person.email)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await isOpen(await enter(person.email, FRESH))).toBe(true);
    expect((await mailsTo(db, person.email)).map(({ kind }) => kind)).toEqual(["password_changed", "password_reset"]);
    expect(await trailOf(person.email)).toEqual(["account.ask_password_reset", "account.reset_password"]);
  }
});

test("a link to reset works once, for an hour, and ends with every change of the password", async () => {
  const ann = await makePerson(db, "viewer", tenant.id);
  const [one, two] = [await tokenFor(ann.email), await tokenFor(ann.email)];
  const both = await Promise.allSettled([0, 1].map(() => resetPassword(app(), { token: two, password: FRESH })));
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const token of [one, two, "x".repeat(43)]) {
    expect(await lookPasswordReset(app(), token)).toBeNull();
    await expect(resetPassword(app(), { token, password: PASSWORD })).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  const ended = await tokenFor(ann.email);
  await db.login()`update core.password_reset set expires_at = now()`;
  await expect(resetPassword(app(), { token: ended, password: PASSWORD })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await enter(ann.email, FRESH);
  // On the command line, say for an account that somebody else got into.
  const ben = await makePerson(db, "viewer", tenant.id);
  const held = await tokenFor(ben.email);
  await setPassword(db.sql("pipeline"), { id: ben.id, password: FRESH }, "cli:root");
  await expect(resetPassword(app(), { token: held, password: PASSWORD })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await enter(ben.email, FRESH);
});

test("the answer never tells whether an address is known: same words, same time; the unknown and the disabled get no mail", async () => {
  const [ann, ben, cid] = await Promise.all([0, 1, 2].map(() => makePerson(db, "viewer", tenant.id)));
  const closed = await makeTenant(db, "Closed");
  const dan = await makePerson(db, "viewer", closed.id);
  await setUserStatus(db.sql("pipeline"), { id: ben!.id, status: "disabled" }, "test");
  await setTenant(db.sql("pipeline"), closed.id, { status: "suspended" }, "test");
  const known = [ann!.email, cid!.email];
  const others = ["nobody@example.org", "nobody-else@example.org", ben!.email, dan.email];
  const fastest = new Map<boolean, number>();
  for (const email of [...known, ...others]) {
    const begun = performance.now();
    expect(await ask(email)).toBeUndefined();
    const isKnown = known.includes(email);
    fastest.set(isKnown, Math.min(fastest.get(isKnown) ?? Number.POSITIVE_INFINITY, performance.now() - begun));
  }
  // Each is held back for longer than the work takes, so that the work cannot be seen; a busy machine must not decide.
  for (const time of fastest.values()) expect(time).toBeGreaterThan(450);
  expect(Math.abs(fastest.get(true)! - fastest.get(false)!)).toBeLessThan(200);
  for (const email of known) expect(await mailsTo(db, email)).toHaveLength(1);
  for (const email of others) expect(await mailsTo(db, email)).toEqual([]);
});

test("nobody's inbox is filled, and no network address asks for many; known or not makes no difference", async () => {
  const ann = await makePerson(db, "viewer", tenant.id);
  for (const email of [ann.email, "unknown@example.org"]) {
    for (let at = 0; at < RESET_LIMITS.email.most; at++) await ask(email);
    await expect(ask(email)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS", details: { retryAfter: expect.any(Number) } });
  }
  expect(await mailsTo(db, ann.email)).toHaveLength(RESET_LIMITS.email.most);
  await Promise.all(Array.from({ length: RESET_LIMITS.address.most }, (_, at) => ask(`n${at}@example.org`, "192.0.2.9")));
  await expect(ask("last@example.org", "192.0.2.9")).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
});

test("where no mails are sent, it says so at once", async () => {
  vi.stubEnv("SMTP_URL", "");
  await expect(ask("nobody@example.org")).rejects.toMatchObject({ code: "UNAVAILABLE" });
});

test("one's own password is changed by who knows it; all sessions and links end, a mail tells of it", async () => {
  for (const person of [await makePerson(db, "admin", tenant.id), await makePerson(db, "operator", null)]) {
    const session = await enter(person.email);
    const token = await tokenFor(person.email);
    await expect(setOwnPassword(app(), SECRET, person.id, { current: "wrong one", password: FRESH })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      details: { path: "current" },
    });
    expect(await isOpen(session)).toBe(true);
    await setOwnPassword(app(), SECRET, person.id, { current: PASSWORD, password: FRESH });
    expect(await isOpen(session)).toBe(false);
    expect(await isOpen(await enter(person.email, FRESH))).toBe(true);
    await expect(resetPassword(app(), { token, password: PASSWORD })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await mailsTo(db, person.email))[0]).toMatchObject({ kind: "password_changed" });
  }
});

test("an open session is no place to guess the password at", async () => {
  const ann = await makePerson(db, "viewer", tenant.id);
  const guess = () => setOwnPassword(app(), SECRET, ann.id, { current: "a guess", password: FRESH });
  await guess().catch(() => {});
  // What is left of one guess, often enough: hashing that many would take seconds.
  await db.login()`insert into core.sign_in_attempt select throttle_key, at from core.sign_in_attempt
    , generate_series(2, ${OWN_PASSWORD_LIMIT.most}) where at = (select max(at) from core.sign_in_attempt)`;
  await expect(guess()).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  await expect(setOwnPassword(app(), SECRET, ann.id, { current: PASSWORD, password: FRESH })).rejects.toMatchObject({
    code: "TOO_MANY_REQUESTS",
  });
});

test("a name, sessions and links elsewhere are one's own to change, an operator's too", async () => {
  const [ann, olga] = [await makePerson(db, "viewer", tenant.id), await makePerson(db, "operator", null)];
  for (const person of [ann, olga]) {
    const session = await enter(person.email);
    await db.login()`insert into core.user_identity (issuer, sub, user_id, email) values ('https://id.example', ${person.id}, ${person.id}, ${person.email})`;
    await setOwnName(app(), person.id, { name: " Anna <b> 🦉 " });
    expect(await getAccount(app(), person.id)).toMatchObject({
      name: "Anna <b> 🦉",
      hasPassword: true,
      lastSignInAt: expect.any(String),
      identities: [{ issuer: "https://id.example" }],
    });
    await unlinkOwnIdentity(app(), person.id, "https://id.example");
    await expect(unlinkOwnIdentity(app(), person.id, "https://id.example")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await endOwnSessions(app(), person.id);
    expect(await isOpen(session)).toBe(false);
    expect(await trailOf(person.email)).toEqual(["account.set_name", "identity.unlink", "account.end_sessions"]);
  }
});
