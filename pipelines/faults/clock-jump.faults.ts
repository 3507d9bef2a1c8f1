import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { connectAsLogin } from "#db/client.ts";
import { pause } from "#db/embedded/processes.ts";
import { ROOT } from "#pipelines/dev/children.ts";
import { payments, post, seen, until, untilUp } from "#pipelines/faults/testing/asks.ts";
import { inlay } from "#pipelines/faults/testing/cli.ts";
import { type Stack, startStack } from "#pipelines/faults/testing/stack.ts";
import { tell } from "#pipelines/faults/testing/tell.ts";
import { nodeClock, systemClock, type WrongClock } from "#pipelines/faults/testing/wrong-clock.ts";

/**
 * A clock jumps by hours, forth or back: that of web and workers, or that of PostgreSQL. Expected: events are taken in,
 * processed and told of within seconds as ever; quotas and what waits are not counted wrongly for longer than a minute; no
 * figure is lost or counted twice; doctor says how far the clocks are apart. While PostgreSQL's clock was ahead events got
 * its time of receipt, so an asOf may lie in the future until it has caught up.
 */
const HOURS = [3, -3, -6, 0];

let stack: Stack | undefined;
let clock: WrongClock | null = null;
afterEach(async () => {
  await stack?.stop();
  await clock?.remove();
  stack = undefined;
});

/** Payments go the whole way, a few times, however the clocks stand. @returns how many cents there are then */
async function goes(on: Stack, name: string, spent: number, told: () => number): Promise<number> {
  let sum = spent;
  for (let time = 0; time < 4; time++) {
    const before = told();
    const answer = await post(on, on.tenant, payments(`${name}-${time}`, 400));
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`);
    sum += 40_000;
    await until(`${name}: payments are in the figures`, async () => (await seen(on, on.tenant)).spent === sum, 20_000);
    await until(`${name}: open dashboards are told`, () => told() > before, 20_000);
  }
  return sum;
}

/** An open dashboard. @returns how often it was told of a change */
async function openDashboard(on: Stack): Promise<{ told: () => number; close(): void }> {
  const control = new AbortController();
  const headers = { authorization: `Bearer ${on.tenant.key}`, accept: "text/event-stream" };
  const response = await fetch(`${on.web}/api/trpc/live.changes?input=${encodeURIComponent("{}")}`, {
    headers,
    signal: control.signal,
  });
  let text = "";
  void (async () => {
    for await (const chunk of response.body!) text += Buffer.from(chunk).toString();
  })().catch(() => {});
  await until("the stream has begun", () => text.includes('"domain":null'));
  return { told: () => text.split('"domain":"spending"').length - 1, close: () => control.abort() };
}

const aMinuteOf = (on: Stack, events: number) => on.sql`update core.tenant set events_per_minute = ${events}`;

test("the clock of web and workers jumps", async ({ task }) => {
  clock = await nodeClock();
  await clock.set(0);
  const on = await startStack({ preload: join(ROOT, "pipelines/faults/testing/clock.mjs"), env: clock.env });
  stack = on;
  await untilUp(on);
  // All that is sent before the last jump fits into a minute's quota, all of it together does not.
  await aMinuteOf(on, 8_500);
  const dashboard = await openDashboard(on);
  let spent = await goes(on, "right", 0, dashboard.told);
  for (const hours of HOURS) {
    await clock.set(hours * 3_600);
    await pause(300);
    spent = await goes(on, `${hours} hours`, spent, dashboard.told);
  }
  // What was counted against the quota is forgotten a minute later as ever.
  await clock.set(-9 * 3_600);
  await pause(61_000);
  spent = await goes(on, "within the quota", spent, dashboard.told);
  dashboard.close();
  expect(await inlay(on, "verify", "--json")).toMatchObject({ status: 0 });
  expect(await on.fallen()).toEqual([]);
  tell(task, { counts: `${HOURS.length + 1} jumps of web and workers, ${spent / 100} payments` });
});

const faketime = await systemClock();
await faketime?.remove();
const titled = faketime
  ? "the clock of PostgreSQL jumps"
  : "the clock of PostgreSQL jumps (not run: libfaketime is not installed)";

test.skipIf(!faketime)(titled, async ({ task }) => {
  const wrong = (await systemClock())!;
  clock = wrong;
  const on = await startStack({ postgres: { env: wrong.env } });
  stack = on;
  await untilUp(on);
  const login = connectAsLogin(on.url);
  const now = async () => Number((await login`select extract(epoch from clock_timestamp())::float8 as s`)[0]!.s);
  const dashboard = await openDashboard(on);
  let spent = await goes(on, "right", 0, dashboard.told);
  for (const hours of HOURS) {
    await wrong.set(hours * 3_600);
    await until("it has jumped", async () => Math.abs((await now()) - Date.now() / 1_000 - hours * 3_600) < 60);
    spent = await goes(on, `${hours} hours`, spent, dashboard.told);
    if (hours !== 0) {
      const { out } = await inlay(on, "doctor", "--json");
      const found = JSON.parse(out).findings.find(({ name }: { name: string }) => name === "clock");
      expect(found).toMatchObject({ state: "fail" });
    }
  }
  dashboard.close();
  expect(await inlay(on, "verify", "--json")).toMatchObject({ status: 0 });
  expect(await on.fallen()).toEqual([]);
  await login.end({ timeout: 1 });
  tell(task, { counts: `${HOURS.length} jumps of PostgreSQL, ${spent / 100} payments` });
});
