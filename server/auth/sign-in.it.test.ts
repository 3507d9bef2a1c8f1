import { scryptSync } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { sessionActor } from "#server/auth/session-actor.ts";
import { SIGN_IN_LIMITS, signIn } from "#server/auth/sign-in.ts";
import { makePerson, makeTenant, PASSWORD, SECRET } from "#server/auth/testing/people.ts";
import { setTenant } from "#server/tenants/set-tenant.ts";
import { setPassword } from "#server/users/set-password.ts";
import { setUserRole } from "#server/users/set-role.ts";
import { setUserStatus } from "#server/users/set-status.ts";

let db: TestDatabase;
let tenant: { id: string; slug: string };
let attempts = 0;
beforeAll(async () => {
  db = await testDatabase();
  tenant = await makeTenant(db);
});
afterAll(() => db.drop());

/** From an address of its own each time, unless one is given. */
const enter = (email: string, password = PASSWORD, address = `10.0.${attempts >> 8}.${attempts++ & 255}`, sql = db.sql("app")) =>
  signIn(sql, SECRET, { email, password }, address);
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { code: string; message: string; details: object }) => ({ code: error.code, message: error.message }),
  );

test("the right password opens a session, in any case of the e-mail address; both ways are audited", async () => {
  const ann = await makePerson(db, "admin", tenant.id);
  await expect(enter(ann.email, "wrong password")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  const session = await enter(` ${ann.email.toUpperCase()} `);
  expect(await sessionActor(db.sql("app"), session, null)).toMatchObject({
    email: ann.email,
    role: "admin",
    tenantId: tenant.id,
  });
  const trail =
    await db.login()`select actor, action from core.audit where target = ${ann.email} and action like 'session.%' order by at`;
  expect(trail).toEqual([
    { actor: "anonymous", action: "session.sign_in_failed" },
    { actor: `user:${ann.id}`, action: "session.sign_in" },
  ]);
});

test("an unknown address, a wrong password, a disabled account and a suspended tenant get one and the same answer", async () => {
  const closed = await makeTenant(db, "Closed");
  const [ann, ben, cid] = await Promise.all([
    makePerson(db, "viewer", tenant.id),
    makePerson(db, "viewer", tenant.id),
    makePerson(db, "viewer", closed.id),
  ]);
  await setUserStatus(db.sql("pipeline"), { id: ben.id, status: "disabled" }, "test");
  await setTenant(db.sql("pipeline"), closed.id, { status: "suspended" }, "test");
  const answers = [
    await failure(enter("nobody@example.org")),
    await failure(enter(ann.email, "wrong password")),
    await failure(enter(ben.email)),
    await failure(enter(cid.email)),
  ];
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ code: "UNAUTHENTICATED" });
});

test("an unknown address takes as long as a wrong password", async () => {
  const ann = await makePerson(db, "viewer", tenant.id);
  const fastest = async (email: string) => {
    const times: number[] = [];
    for (let run = 0; run < 3; run++) {
      const begun = performance.now();
      await failure(enter(email, "wrong password"));
      times.push(performance.now() - begun);
    }
    return Math.min(...times);
  };
  // Without the work for nobody it would be a hundredth; other load on the machine must not decide.
  const [known, unknown] = [await fastest(ann.email), await fastest("nobody-else@example.org")];
  expect(unknown / known).toBeGreaterThan(0.4);
  expect(unknown / known).toBeLessThan(2.5);
});

test("after too many failures nobody gets in for that address, with the right password neither, known or not", async () => {
  const ann = await makePerson(db, "viewer", tenant.id);
  // As many connections as attempts, so that they are really counted at the same time: each must see the others.
  const over = 20;
  const wide = db.sql("app", { max: SIGN_IN_LIMITS.perEmail + over });
  const atOnce = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: SIGN_IN_LIMITS.perEmail + over }, work));
  for (const email of [ann.email, "somebody@example.org"]) {
    await atOnce(async () => wide`select pg_sleep(0.2)`);
    const tries = await atOnce(() => failure(enter(email, "wrong password", undefined, wide)));
    expect(tries.filter((answer) => answer?.code === "UNAUTHENTICATED")).toHaveLength(SIGN_IN_LIMITS.perEmail);
    expect(tries.filter((answer) => answer?.code === "TOO_MANY_REQUESTS")).toHaveLength(over);
    await expect(enter(email)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS", details: { retryAfter: expect.any(Number) } });
  }
  // When the window has passed, the right password works again, and takes the counted failures back.
  await db.login()`update core.sign_in_attempt set at = at - interval '16 minutes'`;
  await enter(ann.email);
  const [row] = await db.login()`select count(*)::int as left from core.sign_in_attempt where at > now() - interval '15 minutes'`;
  expect(row).toEqual({ left: 0 });
});

test("one network address cannot try many accounts", async () => {
  const ann = await makePerson(db, "viewer", tenant.id);
  await db.login()`truncate core.sign_in_attempt`;
  // One attempt, and what is left of it often enough: hashing that many passwords would take half a minute.
  await failure(enter("first@example.org", "x", "192.0.2.1"));
  await db.login()`insert into core.sign_in_attempt select throttle_key, at from core.sign_in_attempt, generate_series(3, ${SIGN_IN_LIMITS.perAddress})`;
  // A success gives its attempt back, so a busy office is not locked out by its own people.
  for (let at = 0; at < 3; at++) await enter(ann.email, PASSWORD, "192.0.2.1");
  await expect(enter("last@example.org", "x", "192.0.2.1")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  await expect(enter(ann.email, PASSWORD, "192.0.2.1")).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  await enter(ann.email, PASSWORD, "192.0.2.2");
});

test("disabling, another role, another password and a suspended tenant end open sessions at once", async () => {
  const own = await makeTenant(db, "Own");
  const app = db.sql("app");
  const pipeline = db.sql("pipeline");
  const ends: ((id: string) => Promise<void>)[] = [
    (id) => setUserStatus(pipeline, { id, status: "disabled" }, "test"),
    (id) => setUserRole(pipeline, { id, role: "analyst" }, "test"),
    (id) => setPassword(pipeline, { id, password: "another password" }, "test"),
    () => setTenant(pipeline, own.id, { status: "suspended" }, "test"),
  ];
  for (const end of ends) {
    const ann = await makePerson(db, "viewer", own.id);
    const session = await enter(ann.email);
    expect(await sessionActor(app, session, null)).not.toBeNull();
    await end(ann.id);
    expect(await sessionActor(app, session, null)).toBeNull();
  }
});

test("a session ends by the account's status alone, whoever changed it", async () => {
  const ann = await makePerson(db, "viewer", tenant.id);
  const session = { userId: ann.id, sessionVersion: 1 };
  expect(await sessionActor(db.sql("app"), session, null)).not.toBeNull();
  await db.login()`update core.user_account set status = 'disabled' where id = ${ann.id}`;
  expect(await sessionActor(db.sql("app"), session, null)).toBeNull();
});

test("a tenant is chosen by operators alone", async () => {
  const other = await makeTenant(db, "Other");
  const [olga, ann] = await Promise.all([makePerson(db, "operator", null), makePerson(db, "admin", tenant.id)]);
  const app = db.sql("app");
  expect(await sessionActor(app, await enter(olga.email), null)).toMatchObject({ role: "operator", tenantId: null });
  expect(await sessionActor(app, await enter(olga.email), other.id)).toMatchObject({ tenantId: other.id });
  expect(await sessionActor(app, await enter(ann.email), other.id)).toMatchObject({ tenantId: tenant.id });
});

test("a password hash of older costs is made anew when its owner signs in", async () => {
  const ann = await makePerson(db, "viewer", tenant.id);
  const salt = Buffer.alloc(16, 3);
  const old = `scrypt$1024$8$1$${salt.toString("base64url")}$${scryptSync(PASSWORD, salt, 32, { N: 1024, r: 8, p: 1 }).toString("base64url")}`;
  await db.login()`update core.user_account set password_hash = ${old} where id = ${ann.id}`;
  await expect(enter(ann.email, "wrong password")).rejects.toThrow();
  const stored = async () =>
    (await db.login()`select password_hash from core.user_account where id = ${ann.id}`)[0]!.password_hash;
  expect(await stored()).toBe(old);
  await enter(ann.email);
  expect(await stored()).toMatch(/^scrypt\$32768\$8\$3\$/);
  await enter(ann.email);
});
