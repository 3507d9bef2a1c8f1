import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { sessionActor } from "#server/auth/session-actor.ts";
import { signIn } from "#server/auth/sign-in.ts";
import { makePerson, makeTenant, PASSWORD, SECRET } from "#server/auth/testing/people.ts";
import { hashToken } from "#server/auth/token.ts";
import { acceptInvitation } from "#server/invitations/accept-invitation.ts";
import { createInvitation } from "#server/invitations/create-invitation.ts";
import { listInvitations } from "#server/invitations/list-invitations.ts";
import { lookInvitation } from "#server/invitations/look-invitation.ts";
import { resendInvitation } from "#server/invitations/resend-invitation.ts";
import { revokeInvitation } from "#server/invitations/revoke-invitation.ts";
import { mailsTo, setUpMail } from "#server/mail/testing/mails.ts";
import { setTenant } from "#server/tenants/set-tenant.ts";
import type { TenantRole } from "#server/users/user-input.ts";

let db: TestDatabase;
let tenant: { id: string };
let invited = 0;
beforeAll(async () => {
  db = await testDatabase();
  tenant = await makeTenant(db);
});
afterAll(() => db.drop());
afterEach(() => vi.unstubAllEnvs());

const app = () => db.sql("app");
const within = <T>(work: Parameters<typeof inScope<T>>[2], tenantId = tenant.id) =>
  inScope(app(), { tenantId, subjects: { mode: "all" }, limits: "none" }, work);
const address = () => `joe-${++invited}@example.org`;
const invite = (email: string, role: TenantRole = "viewer", tenantId = tenant.id) =>
  within(
    (tx) => createInvitation(tx, tenantId, { email, role, ...(role === "customer" && { subject: "c-1" }) }, "user:admin"),
    tenantId,
  );
const tokenIn = (path: string | null) => path!.replace("/invitation/", "");
const accept = (token: string, name = "Joe") => acceptInvitation(app(), { token, name, password: PASSWORD });
const enter = (email: string) => signIn(app(), SECRET, { email, password: PASSWORD }, `10.1.0.${++invited % 250}`);
const trailOf = async (target: string) =>
  (await db.login()`select action from core.audit where target = ${target} order by id`).map(({ action }) => action);

test("whoever is invited chooses name and password, and is in with the role they were invited as", async () => {
  const email = address();
  const { path } = await invite(email, "customer");
  expect(await lookInvitation(app(), tokenIn(path))).toMatchObject({
    email,
    role: "customer",
    state: "open",
    tenantName: "Acme",
  });
  expect(await accept(tokenIn(path), "Joe 💶")).toEqual({ email });
  const actor = await sessionActor(app(), await enter(email), null);
  expect(actor).toMatchObject({ email, name: "Joe 💶", role: "customer", subject: "c-1", tenantId: tenant.id });
  expect(await trailOf(email)).toEqual(["invitation.create", "invitation.accept", "user.create", "session.sign_in"]);
  expect(await within((tx) => listInvitations(tx, tenant.id))).toEqual([]);
});

test("a link works once, also for those who use it at the same moment", async () => {
  const email = address();
  const token = tokenIn((await invite(email)).path);
  const tries = await Promise.allSettled([accept(token, "A"), accept(token, "B"), accept(token, "C")]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.login()`select count(*)::int as n from core.user_account where email = ${email}`).toEqual([{ n: 1 }]);
  await expect(accept(token)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await lookInvitation(app(), token)).toMatchObject({ state: "accepted" });
});

test("looking at a link changes nothing: programs that follow links in mails use none up", async () => {
  const token = tokenIn((await invite(address())).path);
  const stored = () => db.login()`select i::text from core.invitation i order by id`;
  const before = await stored();
  for (let at = 0; at < 3; at++) expect(await lookInvitation(app(), token)).toMatchObject({ state: "open" });
  expect(await stored()).toEqual(before);
});

test("a link that was revoked, replaced, has ended or never was opens nothing, and so does one of a suspended tenant", async () => {
  const refused = (token: string) => expect(accept(token)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const revoked = await invite(address());
  await within((tx) => revokeInvitation(tx, tenant.id, revoked.id, "user:admin"));
  await refused(tokenIn(revoked.path));
  expect(await lookInvitation(app(), tokenIn(revoked.path))).toMatchObject({ state: "revoked" });
  // Also for who has looked before it was revoked, and accepts after.
  const late = app()`select * from lookup.accept_invitation(${hashToken(tokenIn(revoked.path))}, gen_random_uuid(), 'Joe', 'none', array[gen_random_uuid(), gen_random_uuid()])`;
  expect([...(await late)]).toEqual([]);

  const replaced = await invite(address());
  const fresh = await within((tx) => resendInvitation(tx, tenant.id, replaced.id, "user:admin"));
  await refused(tokenIn(replaced.path));
  expect(await lookInvitation(app(), tokenIn(replaced.path))).toBeNull();
  await accept(tokenIn(fresh.path));

  const ended = await invite(address());
  await db.login()`update core.invitation set expires_at = now() where id = ${ended.id}`;
  await refused(tokenIn(ended.path));
  expect(await lookInvitation(app(), tokenIn(ended.path))).toMatchObject({ state: "expired" });
  // And can be sent again, for seven more days.
  const again = await within((tx) => resendInvitation(tx, tenant.id, ended.id, "user:admin"));
  await accept(tokenIn(again.path));

  await refused("x".repeat(43));
  const closed = await makeTenant(db, "Closed");
  const orphan = await invite(address(), "viewer", closed.id);
  await setTenant(db.sql("pipeline"), closed.id, { status: "suspended" }, "test");
  await refused(tokenIn(orphan.path));
});

test("what cannot be accepted any more can be neither revoked nor sent again", async () => {
  const { id, path } = await invite(address());
  await accept(tokenIn(path));
  await expect(within((tx) => revokeInvitation(tx, tenant.id, id, "x"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(within((tx) => resendInvitation(tx, tenant.id, id, "x"))).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("an address that has an account or an invitation cannot be invited; one whose invitation has ended can", async () => {
  const ann = await makePerson(db, "viewer", (await makeTenant(db, "Other")).id);
  await expect(invite(ann.email.toUpperCase())).rejects.toMatchObject({ code: "CONFLICT", details: { path: "email" } });
  const email = address();
  const first = await invite(email);
  await expect(invite(email)).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("invited already") });
  await db.login()`update core.invitation set expires_at = now() where id = ${first.id}`;
  const second = await invite(email);
  await accept(tokenIn(second.path));
});

test("an account that was made meanwhile is not taken over by an older invitation", async () => {
  const email = address();
  const other = await makeTenant(db, "Rival");
  const [here, there] = [await invite(email), await invite(email, "admin", other.id)];
  await accept(tokenIn(here.path));
  expect(await lookInvitation(app(), tokenIn(there.path))).toMatchObject({ state: "taken" });
  await expect(accept(tokenIn(there.path))).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await sessionActor(app(), await enter(email), null)).toMatchObject({ tenantId: tenant.id, role: "viewer" });
});

test("the link is in the mail alone, where mails are sent; in the database and the answer it is nowhere", async () => {
  setUpMail();
  const email = address();
  const made = await invite(email);
  expect(made.path).toBeNull();
  const [mail] = await mailsTo(db, email);
  expect(mail).toMatchObject({ kind: "invitation", tenant_id: tenant.id });
  expect(mail!.words).toContain("https://inlay.example/invitation/");
  const stored =
    await db.login()`select i::text as row from core.invitation i where id = ${made.id} union all select a::text from core.audit a where target = ${email}`;
  for (const { row } of stored) expect(row).not.toContain(mail!.token);
  // Whoever puts a mail in cannot read its words.
  await expect(within((tx) => tx`select words from core.mail_outbox`)).rejects.toThrow(/permission denied/);
  const [listed] = (await within((tx) => listInvitations(tx, tenant.id))).filter((one) => one.email === email);
  expect(listed).toMatchObject({ state: "open", mail: { state: "waiting" } });
  await accept(mail!.token);
});

test("an invitation that fails sends nothing", async () => {
  setUpMail();
  const email = address();
  await invite(email);
  await expect(invite(email)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await mailsTo(db, email)).toHaveLength(1);
});

test("a weak password and an empty name are refused, and the link stays open", async () => {
  const token = tokenIn((await invite(address())).path);
  await expect(acceptInvitation(app(), { token, name: "Joe", password: "short" })).rejects.toMatchObject({
    details: { path: "password" },
  });
  await expect(acceptInvitation(app(), { token, name: "  ", password: PASSWORD })).rejects.toMatchObject({
    details: { path: "name" },
  });
  await accept(token);
});
