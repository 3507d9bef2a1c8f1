import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookieName, readCookie } from "#server/auth/cookies.ts";
import { SECRET } from "#server/auth/testing/people.ts";
import { ask, withSession, withView } from "#server/isolation/testing/asking.ts";
import { proceduresOf } from "#server/isolation/testing/procedures.ts";
import { QUERIES } from "#server/isolation/testing/questions.ts";
import { type Setting, setUp } from "#server/isolation/testing/setting.ts";
import type { World } from "#server/isolation/testing/world.ts";
import { createContext } from "#server/trpc/context.ts";
import { createCallerFactory } from "#server/trpc/procedures.ts";
import { appRouter } from "#server/trpc/router.ts";
import { signView } from "./view-cookie.ts";

let setting: Setting;
let world: World;
beforeAll(async () => {
  setting = await setUp();
  world = setting.world;
});
afterAll(() => setting?.end());

const callerOf = (headers: Record<string, string>) => {
  const answer = new Headers();
  return { call: createCallerFactory(appRouter)(createContext(new Headers(headers), answer)), answer };
};

/** Starts a view as a page does, and gives the headers of what the browser sends from then on. */
async function view(headers: Record<string, string>, subject: string, reason = "a question of theirs") {
  const { call, answer } = callerOf(headers);
  await call.viewAs.start({ subject, reason });
  const cookie = readCookie(answer.get("set-cookie"), cookieName("view"));
  return { ...headers, cookie: `${headers.cookie}; ${cookieName("view")}=${cookie}` };
}

const trail = () =>
  setting.db.login()`
    select actor, action, target, details from core.audit where tenant_id = ${world.a.id} and action like 'subject.%' order by id desc`;

test("staff see what the customer sees, word for word, and nothing else", async () => {
  const { a } = world;
  const viewing = await view(await withSession(a.people.analyst), a.subjects[1].id);
  const customer = await withSession(a.people.customers[1]);
  for (const [path, kase] of Object.entries(QUERIES)) {
    if (path === "session.me") continue;
    const { input } = kase.own(a, a.subjects[1]);
    // The account of whoever signed in is neither the customer's nor to be had while one sees their screen.
    if (kase.may === "account.own") {
      expect(await ask("query", path, input, viewing)).toMatchObject({ status: 403 });
      continue;
    }
    const [seen, own] = [await ask("query", path, input, viewing), await ask("query", path, input, customer)];
    const plain = (text: string) => text.replace(/"(asOf|from|to|at)":"[^"]*"/g, "").replace(/"reference":"[^"]*"/g, "");
    expect({ path, status: seen.status, text: plain(seen.text) }).toEqual({ path, status: own.status, text: plain(own.text) });
  }
  const me = JSON.parse((await ask("query", "session.me", undefined, viewing)).text).result.data;
  expect(me).toMatchObject({
    role: "customer",
    subject: a.subjects[1].id,
    permissions: ["dashboard.read", "event.read"],
    viewing: { name: "qza1xpersonname", role: "analyst" },
  });
});

test("no change goes through while viewing, whatever the role behind it", async () => {
  const { a, operator } = world;
  for (const headers of [
    await withView(a.people.admin, a.id, a.subjects[1].id),
    await withView(operator, a.id, a.subjects.same.id, true),
  ]) {
    for (const path of proceduresOf("mutation").filter((one) => one !== "viewAs.leave")) {
      const answer = await ask(
        "mutation",
        path,
        { id: a.people.spare.id, reason: "why not", subject: a.subjects[2].id },
        headers,
      );
      expect({ path, status: answer.status, said: answer.text.includes("Leave it first") }).toEqual({
        path,
        status: 403,
        said: true,
      });
    }
  }
});

test("it begins and ends in the audit trail, with who, whose and why", async () => {
  const { a } = world;
  const headers = await view(await withSession(a.people.admin), a.subjects[2].id, "  ticket 4711 ");
  const { call, answer } = callerOf(headers);
  expect(await call.viewAs.leave()).toEqual({ left: true });
  expect(answer.get("set-cookie")).toMatch(/Max-Age=0/);
  const [ended, begun] = await trail();
  const who = { actor: `user:${a.people.admin.id}`, target: a.subjects[2].id };
  expect(begun).toEqual({ ...who, action: "subject.view_as", details: { reason: "ticket 4711", until: expect.any(String) } });
  expect(ended).toEqual({
    ...who,
    action: "subject.view_as_end",
    details: { since: expect.any(String), seconds: expect.any(Number) },
  });
  // Nothing to leave is no error, and no entry.
  expect(await callerOf(await withSession(a.people.admin)).call.viewAs.leave()).toEqual({ left: false });
  expect((await trail())[0]).toEqual(ended);
});

test("a reason is needed, and a subject that there is", async () => {
  const { a, b } = world;
  const headers = await withSession(a.people.analyst);
  const start = (subject: string, reason: string) => callerOf(headers).call.viewAs.start({ subject, reason });
  await expect(start(a.subjects[1].id, "  x ")).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(start(b.subjects[1].id, "curious")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(start("nobody", "curious")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

describe("a view ends", () => {
  const isViewing = async (headers: Record<string, string>) =>
    JSON.parse((await ask("query", "session.me", undefined, headers)).text).result.data.role === "customer";
  const within = (ms: number) => ({
    since: new Date(Date.now() - 60_000).toISOString(),
    until: new Date(Date.now() + ms).toISOString(),
  });

  test("when its hour is over", async () => {
    const { analyst } = world.a.people;
    const session = { userId: analyst.id, sessionVersion: 1, sessionId: "" };
    const own = await withSession(analyst);
    const headers = (ms: number) => {
      const text = signView(SECRET, session, { tenantId: world.a.id, subject: world.a.subjects[1].id, ...within(ms) });
      return { ...own, cookie: `${own.cookie}; ${cookieName("view")}=${text}` };
    };
    expect([await isViewing(headers(5_000)), await isViewing(headers(-1))]).toEqual([true, false]);
  });

  test("with the session it began in", async () => {
    const { analyst } = world.a.people;
    const signedIn = async (sessionId: string) => ({
      "sec-fetch-site": "same-origin",
      cookie: `${cookieName("session")}=${await encode({ token: { userId: analyst.id, sessionVersion: 1, sessionId }, secret: SECRET })}`,
    });
    const first = await view(await signedIn("first"), world.a.subjects[1].id);
    const held = first.cookie.slice(first.cookie.indexOf(";"));
    const again = await signedIn("second");
    expect(await isViewing(first)).toBe(true);
    expect(await isViewing({ ...again, cookie: again.cookie + held })).toBe(false);
  });

  test("for whoever may not view, or is somebody else, or in another tenant", async () => {
    const { a, b, operator } = world;
    const lent = (await withView(a.people.analyst, a.id, a.subjects[1].id)).cookie!.split("; ")[1];
    const borrower = await withSession(a.people.admin);
    expect(await isViewing({ ...borrower, cookie: `${borrower.cookie}; ${lent}` })).toBe(false);
    expect(await isViewing(await withView(a.people.viewer, a.id, a.subjects[1].id))).toBe(false);
    expect(await isViewing(await withView(a.people.analyst, b.id, b.subjects[1].id))).toBe(false);
    const elsewhere = await withView(operator, b.id, b.subjects[1].id);
    const chosen = (await withSession(operator, a.id)).cookie!.split("; ")[1];
    expect(await isViewing({ ...elsewhere, cookie: `${elsewhere.cookie}; ${chosen}` })).toBe(false);
    const forged = (await withView(a.people.analyst, a.id, a.subjects[1].id)).cookie!.replace(/.$/, "x");
    expect(await isViewing({ ...(await withSession(a.people.analyst)), cookie: forged })).toBe(false);
  });
});
