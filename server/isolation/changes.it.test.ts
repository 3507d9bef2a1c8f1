import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { signChoice } from "#server/auth/chosen-tenant.ts";
import { cookieName } from "#server/auth/cookies.ts";
import { SECRET } from "#server/auth/testing/people.ts";
import { MUTATIONS, MUTATIONS_ELSEWHERE } from "#server/isolation/testing/alterations.ts";
import { type Asker, ask, askersOf, foreignIds, foreignIn, withSession } from "#server/isolation/testing/asking.ts";
import { proceduresOf } from "#server/isolation/testing/procedures.ts";
import { type Setting, setUp } from "#server/isolation/testing/setting.ts";
import type { World } from "#server/isolation/testing/world.ts";
import { setLogo } from "#server/tenants/set-logo.ts";
import { TINY_PNG } from "#server/tenants/testing/tiny-png.ts";

// Only theirs: every mutation there is, called by everyone of tenant A for their own and on what is B's.
let setting: Setting;
let world: World;
let askers: Asker[];

beforeAll(async () => {
  setting = await setUp();
  world = setting.world;
  // Something to lose.
  await setLogo(setting.db.sql("pipeline"), world.b.id, { base64: TINY_PNG }, "test");
  askers = await askersOf(world);
});
afterAll(() => setting?.end());

/** All that is stored of tenant B, to be compared. */
async function rowsOfB(): Promise<unknown> {
  const tables = [
    "core.user_account",
    "core.invitation",
    "core.mail_outbox",
    "core.api_key",
    "core.audit",
    "core.category_rule",
    "core.merchant_rule",
    "core.rule_set",
    "core.recategorise_run",
    "core.subject_choice",
    "core.quarantine_job",
    "core.tariff",
    "core.tenant_logo",
    "raw.batch",
    "raw.event",
    "raw.quarantine",
    "raw.quarantine_step",
    "fact.subject",
    "fact.tariff",
  ];
  const sql = setting.db.login();
  const rows = tables.map((table) => sql`select x::text as row from ${sql(table)} x where tenant_id = ${world.b.id} order by 1`);
  const [tenant, ...rest] = await Promise.all([sql`select x::text as row from core.tenant x where id = ${world.b.id}`, ...rows]);
  expect(tenant).toHaveLength(1);
  return [tenant, ...rest].map((found) => found!.map(({ row }) => row));
}

let before: unknown;
beforeEach(async () => {
  before = await rowsOfB();
});

test("every mutation of the router has a case here, and no case is of none", () => {
  expect(proceduresOf("mutation")).toEqual([...Object.keys(MUTATIONS), ...MUTATIONS_ELSEWHERE].sort());
});

describe.each(Object.entries(MUTATIONS))("%s", (path, kase) => {
  test("does nothing to another tenant, whoever of A calls it", async () => {
    for (const asker of askers) {
      for (const { input, status } of kase.others(world.b, world.a)) {
        const answer = await ask("mutation", path, input, asker.headers);
        const where = { asker: asker.name, input };
        expect({ ...where, status: answer.status }).toEqual({ ...where, status: asker.may(kase.may) ? status : 403 });
        expect([...foreignIn(answer.text, input, asker.mayRead), ...foreignIds(answer.text, input, world)]).toEqual([]);
        await setting.db.login()`delete from core.user_account where email = 'smuggled@example.org'`;
        await setting.db.login()`delete from core.invitation where email = 'smuggled@example.org'`;
      }
    }
    expect(await rowsOfB()).toEqual(before);
  });

  test("does to A what it is for", async () => {
    const asker = askers.find(({ may }) => may(kase.may))!;
    expect(await ask("mutation", path, kase.own(world.a), asker.headers)).toMatchObject({ status: 200 });
    expect(await rowsOfB()).toEqual(before);
  });
});

test("what was smuggled in with another tenant's id is one's own", async () => {
  const rows = await setting.db.login()`select distinct tenant_id from core.api_key where name = 'smuggled'`;
  expect(rows).toEqual([{ tenant_id: world.a.id }]);
});

test("an operator's choice of a tenant is of no use to anyone else", async () => {
  const { a, b, operator } = world;
  const own = await withSession(a.people.admin);
  const choices = [signChoice(SECRET, a.people.admin.id, b.id), signChoice(SECRET, operator.id, b.id), `${b.id}.forged`];
  for (const choice of choices) {
    const headers = { ...own, cookie: `${own.cookie}; ${cookieName("tenant")}=${choice}` };
    const { status, text } = await ask("query", "tenants.current", undefined, headers);
    expect([status, text.includes(a.slug), text.includes(b.slug)]).toEqual([200, true, false]);
  }
  // The control: the operator themselves is in B with it.
  const { text } = await ask("query", "tenants.current", undefined, await withSession(operator, b.id));
  expect(text).toContain(b.slug);
});
