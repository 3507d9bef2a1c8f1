import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { makeTenant } from "#server/auth/testing/people.ts";
import { authenticateKey, requireKeyScope } from "#server/keys/authenticate-key.ts";
import { createKey } from "#server/keys/create-key.ts";
import { listKeys } from "#server/keys/list-keys.ts";
import { revokeKey } from "#server/keys/revoke-key.ts";
import { revokeKeys } from "#server/keys/revoke-keys.ts";
import type { KeyScope } from "#server/keys/scopes.ts";
import { setTenant } from "#server/tenants/set-tenant.ts";

let db: TestDatabase;
let tenant: { id: string; slug: string };
beforeAll(async () => {
  db = await testDatabase();
  tenant = await makeTenant(db);
});
afterAll(() => db.drop());

const make = (scopes: KeyScope[] = ["events:write"], tenantId = tenant.id) =>
  createKey(db.sql("pipeline"), tenantId, { name: "a key", scopes }, "test");
const who = (key: string, role: "app" | "collector" = "collector") => authenticateKey(db.sql(role), `Bearer ${key}`);
const answer = (promise: Promise<unknown>) =>
  promise.then(
    () => "in",
    (error: { code: string; message: string }) => `${error.code} ${error.message}`,
  );
/** A secret is base64url, so it may hold the `_` that parts a key: it is told by its length. */
const secretOf = (key: string) => key.slice(-43);
const usedAt = async (id: string) =>
  (await db.login()`select last_used_at from core.api_key where id = ${id}`)[0]!.last_used_at as Date | null;

test("a key is known by what it shows once; the database has no trace of its secret", async () => {
  const made = await make(["query:read", "events:write", "query:read"]);
  expect(made.key).toMatch(/^inlay_[0-9a-f]{12}_[\w-]{43}$/);
  for (const role of ["app", "collector"] as const) {
    expect(await who(made.key, role)).toEqual({
      tenantId: tenant.id,
      keyId: made.id,
      prefix: made.prefix,
      scopes: ["events:write", "query:read"],
    });
  }
  const secret = secretOf(made.key);
  const [row] = await db.login()`
    select (select string_agg(k::text, '') from core.api_key k) || (select string_agg(a::text, '') from core.audit a) as everything`;
  expect(row!.everything).toContain(made.prefix);
  expect(row!.everything).not.toContain(secret);
});

test("a key lacks the scopes it was not given", async () => {
  const holder = await who((await make(["events:write"])).key);
  requireKeyScope(holder, "events:write");
  expect(() => requireKeyScope(holder, "query:read")).toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
});

test("unknown, wrong, revoked, expired and malformed keys, and those of a suspended tenant, get one and the same answer", async () => {
  const [good, revoked, expired] = await Promise.all([make(), make(), make()]);
  const closed = await makeTenant(db, "Closed");
  const suspended = await make(["events:write"], closed.id);
  for (const key of [good, revoked, expired, suspended]) expect(await answer(who(key.key))).toBe("in");
  await revokeKey(db.sql("pipeline"), tenant.id, { id: revoked.id }, "test");
  await db.login()`update core.api_key set expires_at = now() - interval '1 second' where id = ${expired.id}`;
  await setTenant(db.sql("pipeline"), closed.id, { status: "suspended" }, "test");
  const flipped = good.key.slice(0, -2) + (good.key.at(-2) === "A" ? "B" : "A") + good.key.at(-1);
  const other = `inlay_${good.prefix}_${secretOf(revoked.key)}`;
  const unknown = `inlay_000000000000_${"A".repeat(43)}`;
  const answers = await Promise.all(
    [
      revoked.key,
      expired.key,
      suspended.key,
      flipped,
      other,
      unknown,
      "inlay_",
      "",
      "a b",
      `${good.key}x`,
      "x".repeat(10_000),
    ].map((key) => answer(who(key))),
  );
  answers.push(
    await answer(authenticateKey(db.sql("app"), null)),
    await answer(authenticateKey(db.sql("app"), `Basic ${good.key}`)),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^UNAUTHENTICATED/);
  expect(await answer(who(good.key))).toBe("in");
});

test("the last use is noted once a minute, by the right secret only, however many requests come at once", async () => {
  const made = await make();
  expect(await usedAt(made.id)).toBeNull();
  await answer(who(`inlay_${made.prefix}_${"A".repeat(43)}`));
  expect(await usedAt(made.id)).toBeNull();
  await Promise.all(Array.from({ length: 20 }, () => who(made.key)));
  const first = await usedAt(made.id);
  expect(Math.abs(Date.now() - first!.getTime())).toBeLessThan(10_000);
  await who(made.key);
  expect(await usedAt(made.id)).toEqual(first);
  await db.login()`update core.api_key set last_used_at = now() - interval '61 seconds' where id = ${made.id}`;
  await who(made.key);
  expect((await usedAt(made.id))!.getTime()).toBeGreaterThanOrEqual(first!.getTime());
});

test("another tenant's key can be neither seen nor revoked", async () => {
  const globex = await makeTenant(db, "Globex");
  const theirs = await make(["events:write"], globex.id);
  const asAcme = { tenantId: tenant.id, subjects: { mode: "all" }, limits: "none" } as const;
  const seen = await inScope(db.sql("app"), asAcme, (tx) => listKeys(tx, globex.id));
  expect(seen).toEqual([]);
  for (const tenantId of [tenant.id, globex.id]) {
    const attempt = inScope(db.sql("app"), asAcme, (tx) => revokeKey(tx, tenantId, { id: theirs.id }, "test"));
    await expect(attempt).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await answer(who(theirs.key))).toBe("in");
});

test("of several keys all end or, where one is another's, none", async () => {
  const globex = await makeTenant(db, "Initech");
  const ours = [await make(), await make()];
  const theirs = await make(["events:write"], globex.id);
  const ids = ours.map(({ id }) => id);
  const end = (all: string[]) =>
    inScope(db.sql("app"), { tenantId: tenant.id, subjects: { mode: "all" }, limits: "none" }, (tx) =>
      revokeKeys(tx, tenant.id, { ids: all }, "test"),
    );
  await expect(end([...ids, theirs.id])).rejects.toMatchObject({ code: "NOT_FOUND" });
  for (const { key } of [...ours, theirs]) expect(await answer(who(key))).toBe("in");
  await end([...ids, ids[0]!]);
  for (const { key } of ours) expect(await answer(who(key))).toMatch(/^UNAUTHENTICATED/);
  expect(await answer(who(theirs.key))).toBe("in");
});

test("the hash of a key is out of reach for those who serve requests", async () => {
  await expect(
    inScope(
      db.sql("app"),
      { tenantId: tenant.id, subjects: { mode: "all" }, limits: "none" },
      (tx) => tx`select hash from core.api_key`,
    ),
  ).rejects.toThrow(/permission denied/);
  await expect(db.sql("collector")`select * from core.api_key`).rejects.toThrow(/permission denied/);
});

test("a change and its audit row happen together or not at all", async () => {
  const acme = await makeTenant(db);
  const scope = { tenantId: acme.id, subjects: { mode: "all" }, limits: "none" } as const;
  const trail = async () =>
    (
      await db.login()`select action, target from core.audit where tenant_id = ${acme.id} and action like 'key.%' order by id`
    ).map((row) => ({ ...row }));
  const count = async () => (await db.login()`select count(*)::int as n from core.api_key where tenant_id = ${acme.id}`)[0]!.n;

  const undone = inScope(db.sql("app"), scope, async (tx) => {
    await createKey(tx, acme.id, { name: "undone", scopes: ["query:read"] }, "user:ann");
    throw new Error("changed our mind");
  });
  await expect(undone).rejects.toThrow("changed our mind");
  expect([await trail(), await count()]).toEqual([[], 0]);

  // Where no audit row can be written, nothing changes either.
  await db.login()`alter table core.audit add constraint no_more check (action <> 'key.create') not valid`;
  await expect(createKey(db.sql("pipeline"), acme.id, { name: "unseen", scopes: ["query:read"] }, "test")).rejects.toThrow(
    /no_more/,
  );
  await db.login()`alter table core.audit drop constraint no_more`;
  expect([await trail(), await count()]).toEqual([[], 0]);

  // And where the change does not commit, no audit row tells of it.
  await db.login().unsafe(`
    create function core.refuse() returns trigger language plpgsql as $$ begin raise exception 'refused at commit'; end $$;
    create constraint trigger refuse after insert on core.api_key deferrable initially deferred for each row execute function core.refuse()`);
  await expect(createKey(db.sql("pipeline"), acme.id, { name: "unseen", scopes: ["query:read"] }, "test")).rejects.toThrow(
    /refused at commit/,
  );
  await db.login()`drop function core.refuse() cascade`;
  expect([await trail(), await count()]).toEqual([[], 0]);

  const made = await inScope(db.sql("app"), scope, (tx) =>
    createKey(tx, acme.id, { name: "kept", scopes: ["query:read"] }, "user:ann"),
  );
  await revokeKey(db.sql("pipeline"), acme.id, { id: made.id }, "cli:ops");
  await revokeKey(db.sql("pipeline"), acme.id, { id: made.id }, "cli:ops");
  expect(await trail()).toEqual([
    { action: "key.create", target: made.prefix },
    { action: "key.revoke", target: made.prefix },
  ]);
});
