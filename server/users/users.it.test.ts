import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { makePerson, makeTenant, type Person, SECRET } from "#server/auth/testing/people.ts";
import { ADDRESS, ask, withSession } from "#server/isolation/testing/asking.ts";
import { closePools } from "#server/pools.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  vi.stubEnv("AUTH_SECRET", SECRET);
  vi.stubEnv("INLAY_URL", ADDRESS);
});
afterAll(async () => {
  await closePools();
  vi.unstubAllEnvs();
  await db.drop();
});

const adminsOf = async (tenantId: string) =>
  (await db.login()`select id from core.user_account where tenant_id = ${tenantId} and role = 'admin' and status = 'active'`)
    .length;

test("nobody locks themselves out, however they write their own id", async () => {
  const tenant = await makeTenant(db);
  const admin = await makePerson(db, "admin", tenant.id);
  const headers = await withSession(admin);
  for (const id of [admin.id, admin.id.toUpperCase()])
    for (const [path, input] of [
      ["users.disable", { id }],
      ["users.disableMany", { ids: [id] }],
      ["users.setRole", { id, role: "viewer" }],
    ] as const)
      expect({ id, path, ...(await ask("mutation", path, input, headers)) }).toMatchObject({ id, path, status: 409 });
  expect(await adminsOf(tenant.id)).toBe(1);
});

test("of two admins who lock each other out at the same moment, one stays", async () => {
  const ways = [
    (other: Person) => ["users.disable", { id: other.id }] as const,
    (other: Person) => ["users.disableMany", { ids: [other.id] }] as const,
    (other: Person) => ["users.setRole", { id: other.id, role: "viewer" }] as const,
  ];
  for (const way of ways)
    for (let round = 0; round < 4; round++) {
      const tenant = await makeTenant(db);
      const [ann, ben] = [await makePerson(db, "admin", tenant.id), await makePerson(db, "admin", tenant.id)];
      const pairs = [[ann, ben] as const, [ben, ann] as const];
      const sent = await Promise.all(pairs.map(async ([who, whom]) => ({ headers: await withSession(who), call: way(whom) })));
      const answers = await Promise.all(sent.map(({ headers, call: [path, input] }) => ask("mutation", path, input, headers)));
      // The second is refused for what they are by then: signed out, or no admin.
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.map(({ code }) => code)).toContainEqual(expect.stringMatching(/^(FORBIDDEN|UNAUTHENTICATED)$/));
      expect(await adminsOf(tenant.id)).toBe(1);
    }
});
