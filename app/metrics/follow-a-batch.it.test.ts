import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "#db/embedded/ports.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { payment } from "#pipelines/collect/testing/sender.ts";
import { type Child, ROOT, startChild } from "#pipelines/dev/children.ts";
import { makeTenant } from "#server/auth/testing/people.ts";
import { createKey } from "#server/keys/create-key.ts";

const PATIENCE = { timeout: 90_000, interval: 100 };

const TOKEN = "a-token-for-these-tests";

let db: TestDatabase;
let folder: string;
let port: number;
let metricsPort: number;
const children: Child[] = [];
beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "inlay-follow-"));
  port = await freePort(43_000 + Math.floor(Math.random() * 900));
  metricsPort = await freePort(port + 1);
  const metrics = { METRICS_PORT: String(metricsPort), METRICS_TOKEN: TOKEN };
  const env = { DATABASE_URL: db.url, PORT: String(port), LOG_LEVEL: "info", INLAY_HOME: folder, ...metrics };
  for (const [name, file] of Object.entries({ web: "app/testing/web-process.ts", worker: "pipelines/worker/main.ts" }))
    children.push(await startChild({ name, args: [join(ROOT, file)], env, logFile: join(folder, `${name}.log`) }));
});
afterAll(async () => {
  await Promise.all(children.map((child) => child.stop()));
  await rm(folder, { recursive: true, force: true });
  await db.drop();
});

type Line = { event: string; kind?: string; tenant?: string; [field: string]: unknown };

/** What `grep <id>` of the logs of both processes gives. */
async function grep(id: string): Promise<Line[]> {
  const texts = await Promise.all(["web", "worker"].map((name) => readFile(join(folder, `${name}.log`), "utf8")));
  const lines = texts.flatMap((text) => text.split("\n")).filter((line) => line.includes(id));
  return lines.map((line) => JSON.parse(line) as Line);
}

test("a batch can be followed by its id: received, processed, rolled, in a materialised view", async () => {
  const tenant = await makeTenant(db);
  const { key } = await createKey(db.sql("pipeline"), tenant.id, { name: "test", scopes: ["events:write"] }, "test");
  const send = () =>
    fetch(`http://127.0.0.1:${port}/api/v1/events`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify([payment("one"), payment("two")]),
    });
  await expect
    .poll(
      () =>
        send().then(
          ({ status }) => status,
          () => 0,
        ),
      PATIENCE,
    )
    .toBe(200);
  const answer = await send();
  // Sent twice: the second time all are duplicates, and nothing of that batch has to be processed.
  expect(await answer.json()).toMatchObject({ accepted: 0, duplicate: 2 });
  const [first] = await db.login()<{ id: string }[]>`select id from raw.batch where accepted = 2`;
  const batch = first!.id;

  const path = async () => (await grep(batch)).map(({ event, kind }) => (kind ? `${event} ${kind}` : event)).slice(0, 3);
  await expect.poll(path, PATIENCE).toEqual(["http.request", "run.done process", "run.done roll"]);
  // The time for a refresh has come.
  await db.login()`update ops.mat_state set refreshed_at = null where view = 'spending_tenant_month'`;
  const refreshes = async () => (await grep(batch)).filter(({ kind }) => kind === "refresh");
  await expect.poll(async () => (await refreshes()).map(({ target }) => target), PATIENCE).toContain("spending_tenant_month");

  const [received, processed, rolled] = await grep(batch);
  const [refreshed] = await refreshes();
  expect([received, processed, rolled].map((line) => line?.tenant)).toEqual(Array(3).fill(tenant.id));
  expect(received).toMatchObject({ batch, route: "/api/v1/events", status: 200, requestId: expect.any(String) });
  expect(processed).toMatchObject({ rowsIn: 2, rowsOut: 2, batches: [batch] });
  expect(rolled).toMatchObject({ batches: [batch] });
  expect(refreshed).toMatchObject({ batches: [batch] });
  // A run's id is that of ops.run, where the console shows it.
  const runs =
    await db.login()`select kind from ops.run where id in ${db.login()([processed, rolled, refreshed].map((line) => String(line?.run)))} order by kind`;
  expect(runs.map(({ kind }) => kind)).toEqual(["process", "refresh", "roll"]);
  const scraped = await fetch(`http://127.0.0.1:${metricsPort}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const figures = await scraped.text();
  for (const kind of ["process", "roll", "refresh"])
    expect(figures).toMatch(new RegExp(`inlay_runs_total.kind="${kind}",outcome="ok". [1-9]`));
  expect(figures).toContain('inlay_run_rows_total{kind="process",direction="in"} 2\n');
  // Whoever reads the log learns no secret.
  expect(await grep(key.slice(-20))).toEqual([]);
}, 200_000);
