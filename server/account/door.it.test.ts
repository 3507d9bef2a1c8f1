import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { makePerson, makeTenant, PASSWORD, type Person, SECRET } from "#server/auth/testing/people.ts";
import { createInvitation } from "#server/invitations/create-invitation.ts";
import { LINKS_PER_ADDRESS, MAILS_PER_INVITED } from "#server/invitations/limits.ts";
import { MUTATIONS_ELSEWHERE } from "#server/isolation/testing/alterations.ts";
import { ADDRESS, ask, withKey, withSession } from "#server/isolation/testing/asking.ts";
import { createKey } from "#server/keys/create-key.ts";
import { KEY_SCOPES, type KeyScope } from "#server/keys/scopes.ts";
import { mailsTo, setUpMail } from "#server/mail/testing/mails.ts";
import { closePools } from "#server/pools.ts";

// What the enumerations of server/isolation leave to this file: procedures for whoever has a link, and those that end sessions.
let db: TestDatabase;
let tenant: { id: string };
let ann: Person;
let ben: Person;
let calls = 0;
beforeAll(async () => {
  db = await testDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  vi.stubEnv("AUTH_SECRET", SECRET);
  setUpMail();
  vi.stubEnv("INLAY_URL", ADDRESS);
  tenant = await makeTenant(db);
  [ann, ben] = [await makePerson(db, "viewer", tenant.id), await makePerson(db, "viewer", tenant.id)];
});
afterAll(async () => {
  await closePools();
  vi.unstubAllEnvs();
  await db.drop();
});

const here = (address = `10.3.0.${++calls}`) => ({
  "sec-fetch-site": "same-origin",
  "x-forwarded-for": `203.0.113.1, ${address}`,
});
const token = "a".repeat(43);
const INPUTS: Record<string, unknown> = {
  "account.endSessions": {},
  "account.forgotPassword": { email: "nobody@example.org" },
  "account.resetPassword": { token, password: PASSWORD },
  "account.setPassword": { current: PASSWORD, password: "another password" },
  "invitations.accept": { token, name: "Joe", password: PASSWORD },
};
const versions = () => db.login()`select id, session_version from core.user_account order by id`;

test("each of them has a case here", () => {
  expect(Object.keys(INPUTS)).toEqual(MUTATIONS_ELSEWHERE);
});

test("a page of another site can call none of them, whoever is signed in", async () => {
  const before = await versions();
  for (const [path, input] of Object.entries(INPUTS)) {
    const headers = { ...(await withSession(ann)), "sec-fetch-site": "cross-site" };
    expect({ path, code: (await ask("mutation", path, input, headers)).code }).toEqual({ path, code: "FORBIDDEN" });
  }
  expect(await versions()).toEqual(before);
});

test("nobody's session is ended, and nobody's password changed, by who is not signed in, or by a key", async () => {
  const scopes = Object.keys(KEY_SCOPES) as KeyScope[];
  const { key } = await createKey(db.sql("pipeline"), tenant.id, { name: "all", scopes }, "test");
  const before = await versions();
  for (const path of ["account.endSessions", "account.setPassword"]) {
    expect((await ask("mutation", path, INPUTS[path], here())).code).toBe("UNAUTHENTICATED");
    expect((await ask("mutation", path, INPUTS[path], withKey(key))).code).toBe("FORBIDDEN");
  }
  expect(await versions()).toEqual(before);
});

test("what somebody changes is their own, whatever id they send along", async () => {
  const smuggled = { id: ben.id, userId: ben.id, email: ben.email };
  const input = { current: PASSWORD, password: "another password", ...smuggled };
  expect(await ask("mutation", "account.setPassword", input, await withSession(ann))).toMatchObject({ status: 200 });
  expect(await ask("mutation", "account.endSessions", smuggled, await withSession(ann, undefined, 2))).toMatchObject({
    status: 200,
  });
  const rows =
    await db.login()`select session_version from core.user_account where id in ${db.login()([ann.id, ben.id])} order by id = ${ben.id}`;
  expect(rows.map(({ session_version }) => session_version)).toEqual([3, 1]);
  expect(await mailsTo(db, ben.email)).toEqual([]);
});

test("links are tried by one network address so often and no more: as the proxy in front names it, not as the sender does", async () => {
  const tries = await Promise.all(
    Array.from({ length: LINKS_PER_ADDRESS.most + 5 }, () =>
      ask("mutation", "invitations.accept", INPUTS["invitations.accept"], here("198.51.100.7")),
    ),
  );
  expect(tries.filter(({ code }) => code === "NOT_FOUND")).toHaveLength(LINKS_PER_ADDRESS.most);
  expect(tries.filter(({ code }) => code === "TOO_MANY_REQUESTS")).toHaveLength(5);
  expect((await ask("mutation", "account.resetPassword", INPUTS["account.resetPassword"], here("198.51.100.7"))).code).toBe(
    "TOO_MANY_REQUESTS",
  );
  expect((await ask("mutation", "invitations.accept", INPUTS["invitations.accept"], here())).code).toBe("NOT_FOUND");
});

test("nobody's inbox is filled by one tenant: not by an invitation sent again and again, nor by one made anew each time", async () => {
  const headers = { ...(await withSession(await makePerson(db, "admin", tenant.id))), ...here() };
  const input = { email: "besieged@example.org", role: "viewer" };
  const sent = [await ask("mutation", "invitations.create", input, headers)];
  const { id } = JSON.parse(sent[0]!.text).result.data as { id: string };
  for (let n = 0; n < 5; n++) sent.push(await ask("mutation", "invitations.resend", { id }, headers));
  await ask("mutation", "invitations.revoke", { id }, headers);
  for (let n = 0; n < 10; n++) {
    const made = await ask("mutation", "invitations.create", input, headers);
    sent.push(made);
    if (made.status === 200) await ask("mutation", "invitations.revoke", { id: JSON.parse(made.text).result.data.id }, headers);
  }
  expect(sent.filter(({ status }) => status === 200)).toHaveLength(MAILS_PER_INVITED.most);
  expect(sent.at(-1)).toMatchObject({ status: 429 });
  expect(await mailsTo(db, input.email)).toHaveLength(MAILS_PER_INVITED.most);
  // Others can still be invited, and by another tenant they too.
  const another = await ask("mutation", "invitations.create", { ...input, email: "another@example.org" }, headers);
  const elsewhere = await withSession(await makePerson(db, "admin", (await makeTenant(db)).id));
  expect([another.status, (await ask("mutation", "invitations.create", input, elsewhere)).status]).toEqual([200, 200]);
});

test("by the door, a link in a mail begins with this installation's address, whatever Host a request names", async () => {
  const answer = await ask(
    "mutation",
    "account.forgotPassword",
    { email: ben.email },
    { ...here(), host: "evil.example", "x-forwarded-host": "evil.example" },
  );
  expect(answer).toMatchObject({ status: 200, text: '{"result":{}}' });
  expect((await mailsTo(db, ben.email))[0]!.words).toContain(`${ADDRESS}/password/reset/`);
});

test("who holds a link is told the tenant and the address, and nothing else of anyone", async () => {
  const { path } = await inviteHandedOver("zoe@example.org");
  const { text } = await ask("query", "invitations.look", { token: path!.split("/")[2] }, here());
  expect(JSON.parse(text)).toEqual({
    result: {
      data: { tenantName: "Acme", email: "zoe@example.org", role: "viewer", expiresAt: expect.any(String), state: "open" },
    },
  });
});

async function inviteHandedOver(email: string) {
  vi.stubEnv("SMTP_URL", "");
  const made = await createInvitation(db.sql("pipeline"), tenant.id, { email, role: "viewer" }, "test");
  setUpMail();
  vi.stubEnv("INLAY_URL", ADDRESS);
  return made;
}
