import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { purchase, send } from "#pipelines/process/testing/sent.ts";
import { workTenant } from "#pipelines/process/work-tenant.ts";

let db: TestDatabase;
let home: string;
let tenantId: string;
beforeAll(async () => {
  db = await testDatabase();
  home = await mkdtemp(join(tmpdir(), "inlay-rules-"));
  tenantId = await newTenant(db);
  const shop = { merchant: { name: "Corner Shop" } };
  await send(db, tenantId, purchase("a", "2026-03-01T10:00:00Z", 100, shop), purchase("b", "2026-05-01T10:00:00Z", 30, shop));
  await workTenant(db.sql("pipeline"), tenantId);
});
afterAll(async () => {
  await rm(home, { recursive: true });
  await db.drop();
});

const MAIN = join(import.meta.dirname, "../cli/main.ts");

function rules(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((done) => {
    const env = { ...process.env, DATABASE_URL: db.url, INLAY_HOME: home };
    execFile(process.execPath, [MAIN, "rules", ...args, "--tenant", `t-${tenantId}`], { env }, (error, out, err) =>
      done({ status: typeof error?.code === "number" ? error.code : error ? 1 : 0, out, err }),
    );
  });
}

async function file(text: string): Promise<string> {
  const path = join(home, "rules.yaml");
  await writeFile(path, text);
  return path;
}

test("a file of rules is tried, put in force, run over the past and exported again", async () => {
  const text = `categories:
  - merchant_is: corner shop
    category: treats
  - merchant_starts: corner
    category: never
merchants: []
`;
  const path = await file(text);
  const tried = await rules("import", path, "--dry-run");
  expect(tried).toMatchObject({ status: 0 });
  expect(tried.out).toMatch(/Looked at 2 payments, 2026-03 to 2026-05: 2 would change/);
  expect(tried.out).toMatch(/uncategorised +treats +2 +130 EUR +2026-03-01 +2026-05-01/);
  expect(tried.out).toMatch(/merchant_starts corner: never reached: an earlier rule takes all 2 payments/);
  expect(JSON.parse((await rules("list", "--json")).out)).toMatchObject({ version: 0 });
  expect((await rules("status")).out).toMatch(/no run over the past/);

  expect(JSON.parse((await rules("import", path, "--note", "why not", "--json")).out)).toMatchObject({ version: 2 });
  expect(JSON.parse((await rules("status", "--json")).out)).toMatchObject({ state: "queued", monthsDone: 0 });
  expect(JSON.parse((await rules("run", "--json")).out)).toMatchObject({
    state: "done",
    monthsDone: 2,
    rowsSeen: 2,
    rowsChanged: 2,
  });
  const rows = await db.login()`select distinct category from rollup.spending_daily where tenant_id = ${tenantId}`;
  expect(rows).toEqual([{ category: "treats" }]);
  expect((await rules("export")).out).toBe(text);
  const [entry] =
    await db.login()`select actor, details from core.audit where tenant_id = ${tenantId} and action = 'rules.apply'`;
  expect(entry).toMatchObject({ actor: expect.stringMatching(/^cli:./), details: { note: "why not" } });
}, 120_000);

test("a file that is no set of rules is refused with what is wrong, and nothing is changed", async () => {
  const before = (await rules("list", "--json")).out;
  const refused = await rules("import", await file("categories:\n  - {merchant_is: A, category: Eating Out}\n"));
  expect(refused).toMatchObject({ status: 2, err: expect.stringMatching(/rules.yaml: .*category: is a word of a-z/) });
  expect((await rules("import", join(home, "nowhere.yaml"))).err).toMatch(/cannot be read/);
  expect((await rules("list", "--json")).out).toBe(before);
}, 60_000);
