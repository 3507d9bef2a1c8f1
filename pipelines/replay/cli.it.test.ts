import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { purchase, send, spentByDay } from "#pipelines/process/testing/sent.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { refusedOf } from "#pipelines/replay/testing/mending.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const TIME = "2026-09-01T12:00:00Z";

test("on the command line: listed, shown, rehearsed, mended and replayed, discarded", async () => {
  const tenantId = await newTenant(db);
  const inlay = async (...args: string[]) => {
    const command = [join(import.meta.dirname, "../cli/main.ts"), "quarantine", ...args, "--tenant", `t-${tenantId}`, "--json"];
    const { stdout } = await promisify(execFile)(process.execPath, command, {
      env: { ...process.env, DATABASE_URL: db.url, LOG_LEVEL: "silent" },
    });
    return JSON.parse(stdout);
  };
  await send(
    db,
    tenantId,
    purchase("a", TIME, 10, { colour: "red" }),
    purchase("b", TIME, 20, { currency: "EURO" }),
    purchase("c", TIME, 1, { currency: 1 }),
  );
  const listed = await inlay("list", "--path", "/data/colour");
  expect(listed).toMatchObject([{ code: "data.unknown_key", eventId: "a", state: "open" }]);
  expect(await inlay("show", listed[0].id)).toMatchObject({
    content: { asSent: { form: "json", mark: { exact: true } } },
    steps: [],
  });

  const replay = ["replay", "--path", "/data/colour", "--remove", "/data/colour"];
  expect(await inlay(...replay, "--dry-run")).toMatchObject({ rehearsal: true, accepted: 1 });
  expect(await inlay(...replay)).toMatchObject({ state: "done", accepted: 1, actor: expect.stringMatching(/^cli:/) });
  const [, b] = await refusedOf(db, tenantId);
  expect(await inlay("replay", b!.id, "--set", "/data/currency=EUR")).toMatchObject({ accepted: 1 });
  expect(await inlay("discard", "--all", "--note", "a test")).toMatchObject({ kind: "discard", done: 1 });
  await expect(inlay("replay", "--all")).rejects.toThrow(/No open event matches/);
  await expect(inlay("replay")).rejects.toThrow(/--all/);

  await processAll(db.sql("pipeline"));
  expect(await spentByDay(db, tenantId)).toEqual({ "2026-09-01": 30 });
});
