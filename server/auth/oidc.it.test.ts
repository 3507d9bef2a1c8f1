import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { cookieName } from "#server/auth/cookies.ts";
import { requestActor } from "#server/auth/request-actor.ts";
import { type AuthServer, startAuthServer } from "#server/auth/testing/auth-server.ts";
import { Browser } from "#server/auth/testing/browser.ts";
import { type Issuer, type Sitting, startIssuer } from "#server/auth/testing/oidc-issuer.ts";
import { makePerson, makeTenant, SECRET } from "#server/auth/testing/people.ts";
import { createInvitation } from "#server/invitations/create-invitation.ts";
import { closePools } from "#server/pools.ts";
import { setTenant } from "#server/tenants/set-tenant.ts";
import { setUserStatus } from "#server/users/set-status.ts";

// Signing in with an account elsewhere: a real provider, next-auth and our database, over HTTP from end to end.
let db: TestDatabase;
let door: AuthServer;
let issuer: Issuer;
let tenant: { id: string };

beforeAll(async () => {
  db = await testDatabase();
  tenant = await makeTenant(db);
  door = await startAuthServer();
  vi.stubEnv("DATABASE_URL", db.url);
  vi.stubEnv("AUTH_SECRET", SECRET);
  vi.stubEnv("INLAY_URL", door.address);
  issuer = await startIssuer(`${door.address}/api/auth/callback/oidc`);
  through(issuer);
});
afterAll(async () => {
  await issuer.stop();
  await door.stop();
  await closePools();
  vi.unstubAllEnvs();
  await db.drop();
});
afterEach(() => through(issuer));

function through(one: Issuer): void {
  vi.stubEnv("OIDC_ISSUER", one.address);
  vi.stubEnv("OIDC_CLIENT_ID", one.client.id);
  vi.stubEnv("OIDC_CLIENT_SECRET", one.client.secret);
}

const pipeline = () => db.sql("pipeline");
const identities = () => db.login()`select sub, user_id, email from core.user_identity order by linked_at`;
const isBack = (address: string) => address.startsWith(`${door.address}/api/auth/callback/`);

/** Goes to the issuer and comes back with a code. @returns the address of our callback */
async function detour(browser: Browser, person: Sitting, at: Issuer = issuer): Promise<string> {
  at.sit(person);
  const { csrfToken } = (await (await browser.request(`${door.address}/api/auth/csrf`)).json()) as { csrfToken: string };
  const form = { csrfToken, callbackUrl: `${door.address}/spending`, json: "true" };
  const { url } = (await (await browser.request(`${door.address}/api/auth/signin/oidc`, form)).json()) as { url: string };
  return browser.follow(url, isBack);
}

/** Where our callback sends the browser, and who it is then. */
async function arrive(browser: Browser, callback: string) {
  const response = await browser.request(callback);
  const place = new URL(response.headers.get("location") ?? "", door.address);
  const headers = new Headers({ cookie: browser.cookieHeader(door.address) });
  return { place: `${place.pathname}${place.search}`, actor: await requestActor(db.sql("app"), headers) };
}

async function enter(person: Sitting, at?: Issuer) {
  const browser = new Browser();
  return arrive(browser, await detour(browser, person, at));
}

const verified = (email: string, sub = `sub-${email}`): Sitting => ({ sub, email, email_verified: true, name: "Ann Elsewhere" });

test("a verified address that has an account comes in, is linked once, and then comes in by the link alone", async () => {
  const ann = await makePerson(db, "analyst", tenant.id);
  const first = await enter(verified(ann.email.toUpperCase(), "ann"));
  expect(first).toMatchObject({ place: "/spending", actor: { userId: ann.id, role: "analyst", tenantId: tenant.id } });
  // Over there she has another address now, which nobody has verified.
  const again = await enter({ sub: "ann", email: "ann.new@example.org", email_verified: false });
  expect(again.actor).toMatchObject({ userId: ann.id });
  expect((await identities()).filter(({ user_id }) => user_id === ann.id)).toEqual([
    { sub: "ann", user_id: ann.id, email: ann.email },
  ]);
  const trail = await db.login()`select action from core.audit where target = ${ann.email} and action !~ '^user' order by action`;
  expect(trail.map(({ action }) => action)).toEqual(["identity.link", "session.sign_in", "session.sign_in"]);
});

test("an issuer that puts the address into its ID token does as well", async () => {
  const other = await startIssuer(`${door.address}/api/auth/callback/oidc`, { emailInToken: true });
  through(other);
  const ben = await makePerson(db, "viewer", tenant.id);
  expect((await enter(verified(ben.email), other)).actor).toMatchObject({ userId: ben.id });
  await other.stop();
});

test("an address that is not verified, or not even there, opens nothing and links nothing", async () => {
  const cid = await makePerson(db, "admin", tenant.id);
  const before = await identities();
  for (const person of [
    { sub: "cid", email: cid.email, email_verified: false },
    { sub: "cid", email: cid.email },
    { sub: "cid" },
    { sub: "cid", email: "", email_verified: true },
  ])
    expect(await enter(person)).toEqual({ place: "/sign-in?error=Identity.unverified", actor: null });
  expect(await identities()).toEqual(before);
});

test("an address that only becomes ours in small letters is somebody else's", async () => {
  const kim = await makePerson(db, "admin", tenant.id);
  await db.login()`update core.user_account set email = 'kim@example.org' where id = ${kim.id}`;
  // The sign of kelvin, which a mail server may well give a mailbox of its own.
  expect((await enter(verified("\u212aim@example.org", "not-kim"))).actor).toBeNull();
  expect((await identities()).filter(({ user_id }) => user_id === kim.id)).toEqual([]);
});

test("whoever has no account and no invitation gets none, and is told so", async () => {
  const users = () => db.login()`select count(*)::int as n from core.user_account`;
  const before = await users();
  expect(await enter(verified("stranger@example.org"))).toEqual({ place: "/sign-in?error=Identity.unknown", actor: null });
  expect(await users()).toEqual(before);
});

test("an account that is disabled, or whose tenant is suspended, stays closed: linked or not", async () => {
  const own = await makeTenant(db, "Closed");
  const [dan, eve] = [await makePerson(db, "viewer", own.id), await makePerson(db, "viewer", own.id)];
  const closed = { place: "/sign-in?error=Identity.closed", actor: null };
  expect((await enter(verified(dan.email))).actor).toMatchObject({ userId: dan.id });
  await setUserStatus(pipeline(), { id: dan.id, status: "disabled" }, "test");
  expect(await enter(verified(dan.email))).toEqual(closed);
  await setTenant(pipeline(), own.id, { status: "suspended" }, "test");
  expect(await enter(verified(eve.email))).toEqual(closed);
});

test("an address that was given to somebody else over there does not open the account of who had it", async () => {
  const eva = await makePerson(db, "admin", tenant.id);
  expect((await enter(verified(eva.email, "eva"))).actor).toMatchObject({ userId: eva.id });
  expect(await enter(verified(eva.email, "mallory"))).toEqual({ place: "/sign-in?error=Identity.other", actor: null });
  // And whoever is linked does not become another by taking their address.
  const fay = await makePerson(db, "viewer", tenant.id);
  expect((await enter(verified(fay.email, "eva"))).actor).toMatchObject({ userId: eva.id });
});

test("an open invitation of the verified address is accepted; an ended one and several are not", async () => {
  const invite = (tenantId: string, email: string, role = "viewer" as const) =>
    createInvitation(pipeline(), tenantId, { email, role }, "test");
  await invite(tenant.id, "guy@example.org");
  const { actor } = await enter(verified("guy@example.org"));
  expect(actor).toMatchObject({ email: "guy@example.org", name: "Ann Elsewhere", role: "viewer", tenantId: tenant.id });
  expect((await enter(verified("guy@example.org"))).actor).toMatchObject({ email: "guy@example.org" });

  const { id } = await invite(tenant.id, "hal@example.org");
  await db.login()`update core.invitation set expires_at = now() where id = ${id}`;
  expect((await enter(verified("hal@example.org"))).place).toBe("/sign-in?error=Identity.unknown");

  const other = await makeTenant(db, "Other");
  await invite(tenant.id, "ida@example.org");
  await invite(other.id, "ida@example.org");
  expect(await enter(verified("ida@example.org"))).toEqual({ place: "/sign-in?error=Identity.several", actor: null });
});

test("two first times at once link one account, and both come in", async () => {
  const jan = await makePerson(db, "viewer", tenant.id);
  const browsers = [new Browser(), new Browser()];
  const callbacks: string[] = [];
  for (const browser of browsers) callbacks.push(await detour(browser, verified(jan.email)));
  const both = await Promise.all(browsers.map((browser, at) => arrive(browser, callbacks[at]!)));
  for (const { actor } of both) expect(actor).toMatchObject({ userId: jan.id });
});

test("a callback that another browser began, or that was tampered with, opens nothing", async () => {
  const kim = await makePerson(db, "viewer", tenant.id);
  const refused = async (browser: Browser, callback: string) => {
    const { place, actor } = await arrive(browser, callback);
    expect(actor).toBeNull();
    // Which leads on to the sign-in page.
    expect(place).toBe("/api/auth/error?error=OAuthCallback");
  };
  // Another browser: it has none of the secrets of this sign-in.
  await refused(new Browser(), await detour(new Browser(), verified(kim.email)));
  // Each of the three secrets for itself, taken from another sign-in of the same person.
  for (const secret of ["state", "nonce", "pkce"] as const) {
    const [browser, other] = [new Browser(), new Browser()];
    const callback = await detour(browser, verified(kim.email));
    await detour(other, verified(kim.email));
    const name = cookieName(secret);
    browser.cookies(door.address).set(name, other.cookies(door.address).get(name)!);
    await refused(browser, callback);
    const bare = new Browser();
    const again = await detour(bare, verified(kim.email));
    bare.cookies(door.address).delete(name);
    await refused(bare, again);
  }
  // A code is worth one sign-in.
  const browser = new Browser();
  const callback = await detour(browser, verified(kim.email));
  const cookies = new Map(browser.cookies(door.address));
  expect((await arrive(browser, callback)).actor).toMatchObject({ userId: kim.id });
  const thief = new Browser();
  for (const [name, value] of cookies) thief.cookies(door.address).set(name, value);
  await refused(thief, callback);
  // And a parameter that somebody wrote in.
  const forged = new Browser();
  const url = new URL(await detour(forged, verified(kim.email)));
  url.searchParams.set("state", "forged");
  await refused(forged, url.href);
});

test("the session is one like any other: it ends with the account", async () => {
  const lea = await makePerson(db, "viewer", tenant.id);
  const browser = new Browser();
  const { actor } = await arrive(browser, await detour(browser, verified(lea.email)));
  expect(actor).toMatchObject({ userId: lea.id });
  await setUserStatus(pipeline(), { id: lea.id, status: "disabled" }, "test");
  const headers = new Headers({ cookie: browser.cookieHeader(door.address) });
  expect(await requestActor(db.sql("app"), headers)).toBeNull();
});
