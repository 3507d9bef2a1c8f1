import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET } from "#app/api/trpc/[trpc]/route.ts";
import { MUTATIONS } from "#server/isolation/testing/alterations.ts";
import { ADDRESS, ask, withKey, withSession } from "#server/isolation/testing/asking.ts";
import { canariesIn } from "#server/isolation/testing/canary.ts";
import { QUERIES } from "#server/isolation/testing/questions.ts";
import { type Setting, setUp } from "#server/isolation/testing/setting.ts";
import type { World } from "#server/isolation/testing/world.ts";

// Nobody's: every procedure there is, called by those who may call none, with questions that are right for those who may.
let setting: Setting;
let world: World;
const strangers = new Map<string, { headers: Record<string, string>; code: "UNAUTHENTICATED" | "FORBIDDEN" }>();

beforeAll(async () => {
  setting = await setUp();
  world = setting.world;
  const { a, b, operator } = world;
  const sql = setting.db.login();
  // B is suspended: its people and its keys are out, whatever they hold.
  await sql`update core.tenant set status = 'suspended' where id = ${b.id}`;
  await sql`update core.api_key set expires_at = now() - interval '1 second' where id = ${a.keys.spare.id}`;
  const unauthenticated = (headers: Record<string, string>) => ({ headers, code: "UNAUTHENTICATED" as const });
  const forbidden = (headers: Record<string, string>) => ({ headers, code: "FORBIDDEN" as const });
  strangers
    .set("nobody", unauthenticated({ "sec-fetch-site": "same-origin" }))
    .set("a disabled user", unauthenticated(await withSession(a.people.disabled)))
    .set("a session from before the password changed", unauthenticated(await withSession(a.people.admin, undefined, 2)))
    .set("a user of a suspended tenant", unauthenticated(await withSession(b.people.admin)))
    .set("a customer of a suspended tenant", unauthenticated(await withSession(b.people.customers[1])))
    .set("an account that does not exist", unauthenticated(await withSession({ id: a.id, email: "" })))
    .set("a forged session", unauthenticated({ cookie: "inlay-session-3999=forged", "sec-fetch-site": "same-origin" }))
    .set("a revoked key", unauthenticated(withKey(a.keys.revoked.key)))
    .set("an expired key", unauthenticated(withKey(a.keys.spare.key)))
    .set("a key of a suspended tenant", unauthenticated(withKey(b.keys.full.key)))
    .set(
      "a wrong key beside a good session",
      unauthenticated({ ...(await withSession(a.people.admin)), ...withKey("inlay_x_y") }),
    )
    .set("a key without scopes", forbidden(withKey(a.keys.none.key)))
    .set("an operator who has chosen no tenant", forbidden(await withSession(operator)));
});
afterAll(() => setting?.end());

/** What an operator may do without being in a tenant: see them all, add one, choose one, and mind their own account. */
const OF_THE_PLATFORM = [
  "account.get",
  "account.setName",
  "account.unlinkIdentity",
  "metrics.list",
  "runs.platform",
  "tenants.list",
  "tenants.create",
  "session.chooseTenant",
  "viewAs.leave",
];
/** Who is signed in: nobody, said without an error. */
const ME = "session.me";
/** Asked by whoever has a link: what the others get has tests beside them (server/account, server/invitations). */
const OPEN = [ME, "account.lookReset", "invitations.look"];

describe("every procedure refuses, and tells nothing to,", () => {
  test.each([
    "nobody",
    "a disabled user",
    "a session from before the password changed",
    "a user of a suspended tenant",
    "a customer of a suspended tenant",
    "an account that does not exist",
    "a forged session",
    "a revoked key",
    "an expired key",
    "a key of a suspended tenant",
    "a wrong key beside a good session",
    "a key without scopes",
    "an operator who has chosen no tenant",
  ])("%s", async (name) => {
    const { headers, code } = strangers.get(name)!;
    const { a } = world;
    const operator = name.startsWith("an operator");
    const audited = () => setting.db.login()`select count(*)::int as n from core.audit`;
    const before = await audited();
    for (const [path, kase] of Object.entries(QUERIES)) {
      if (OPEN.includes(path) || (operator && OF_THE_PLATFORM.includes(path))) continue;
      const answer = await ask("query", path, kase.own(a, a.subjects[1]).input, headers);
      expect({ path, code: answer.code, found: canariesIn(answer.text) }).toEqual({ path, code, found: [] });
    }
    for (const [path, kase] of Object.entries(MUTATIONS)) {
      if (operator && OF_THE_PLATFORM.includes(path)) continue;
      const answer = await ask("mutation", path, kase.own(a), headers);
      expect({ path, code: answer.code, found: canariesIn(answer.text) }).toEqual({ path, code, found: [] });
    }
    expect(await audited()).toEqual(before);
    const stream = await GET(new Request(`${ADDRESS}/api/trpc/live.changes?input=${encodeURIComponent("{}")}`, { headers }));
    // A stream that is refused says why and ends.
    const text = await stream.text();
    expect({ code: text.includes(`"code":"${code}"`), found: canariesIn(text) }).toEqual({ code: true, found: [] });
  });

  test("and session.me says that nobody is there", async () => {
    for (const [name, { headers }] of strangers) {
      if (name.startsWith("an operator")) continue;
      const answer = await ask("query", ME, undefined, headers);
      const nothing = answer.status === 401 || answer.text === '{"result":{"data":null}}';
      expect({ name, nothing, found: canariesIn(answer.text) }).toEqual({ name, nothing: true, found: [] });
    }
  });
});
