import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connectAsLogin, type Sql } from "#db/client.ts";
import { pause } from "#db/embedded/processes.ts";
import { askDashboard, payments, post, seen, until, untilUp } from "#pipelines/faults/testing/asks.ts";
import { type Stack, startStack } from "#pipelines/faults/testing/stack.ts";
import { tell } from "#pipelines/faults/testing/tell.ts";

/**
 * All connections are taken: those of a web process's pool, or all that PostgreSQL gives. Expected: with its pool taken a
 * process answers later and loses nothing, a statement takes 30 seconds at most and is then a 503, and load balancers are
 * answered as ever (connections of their own). Where PostgreSQL gives no more, whoever needs one gets 503 with Retry-After.
 * With connections to be had again all of it goes on by itself.
 */
const ROOM = 40;

let stack: Stack;
let login: Sql;
beforeAll(async () => {
  stack = await startStack({ workers: 1, env: { INLAY_POOL: "3" }, postgres: { settings: { max_connections: String(ROOM) } } });
  login = connectAsLogin(stack.url, 2);
  await untilUp(stack);
  await post(stack, stack.tenant, payments("first", 1));
  await until("it is in the figures", async () => (await seen(stack, stack.tenant)).spent === 100);
});
afterEach(async () => expect(await stack.fallen()).toEqual([]));
afterAll(async () => {
  await login?.end({ timeout: 1 });
  await stack?.stop();
});

/** Whoever looks at the tenant waits while the work is done. */
async function whileLocked<T>(work: () => Promise<T>): Promise<T> {
  return login.begin(async (tx) => {
    await tx`lock table core.tenant in access exclusive mode`;
    return work();
  }) as Promise<T>;
}

const status = async (path: string) => (await fetch(`${stack.web}${path}`, { signal: AbortSignal.timeout(5_000) })).status;

test("a process whose pool is taken answers later, and load balancers at once", async ({ task }) => {
  const asked = await whileLocked(async () => {
    const dashboards = Array.from({ length: 20 }, () => askDashboard(stack, stack.tenant));
    const sendings = Array.from({ length: 20 }, (_, at) => post(stack, stack.tenant, payments(`waiting-${at}`, 1)));
    await pause(2_000);
    expect(await status("/livez")).toBe(200);
    expect(await status("/readyz")).toBe(200);
    await pause(2_000);
    return [...dashboards, ...sendings];
  });
  const answers = await Promise.all(asked);
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
  await until("all of it is in the figures", async () => (await seen(stack, stack.tenant)).spent === 2_100);
  tell(task, { counts: `${answers.length} requests on 3 connections that were held for 4 s` });
});

test("what waits too long is a 503, and its connection is had again", async ({ task }) => {
  const asked = await whileLocked(async () => {
    const answers = [askDashboard(stack, stack.tenant), post(stack, stack.tenant, payments("too-long", 1))];
    await pause(32_000);
    return answers;
  });
  const answers = await Promise.all(asked);
  for (const { status: code, retryAfter, text } of answers) {
    expect(code).toBe(503);
    expect(retryAfter ?? /"retryAfter":(\d+)/.exec(text)?.[1]).toMatch(/^\d+$/);
  }
  expect(await post(stack, stack.tenant, payments("too-long", 1))).toMatchObject({ status: 200 });
  expect((await askDashboard(stack, stack.tenant)).status).toBe(200);
  tell(task, { counts: "2 requests held for 32 s" });
});

test("where PostgreSQL gives no connection: 503 with Retry-After, and back by itself", async ({ task }) => {
  const tenant = await stack.addTenant("late");
  const hogs: Sql[] = [];
  const take = async () => {
    const hog = connectAsLogin(stack.url);
    const taken = await hog`select 1`.then(
      () => true,
      () => false,
    );
    if (taken) hogs.push(hog);
    else await hog.end({ timeout: 0 });
    return taken;
  };
  // Those of the stack's own are ended, and others are quicker.
  await login`select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('inlay-app', 'inlay-collector')`;
  for (let misses = 0; misses < 10 && hogs.length < ROOM; ) if (!(await take())) misses++;
  const [dashboard, sending] = await Promise.all([askDashboard(stack, tenant), post(stack, tenant, payments("late", 1))]);
  expect([dashboard.status, sending.status]).toEqual([503, 503]);
  expect(sending.retryAfter).toMatch(/^\d+$/);
  expect(dashboard.text).toMatch(/"retryAfter":\d+/);
  expect(await status("/livez")).toBe(200);

  await Promise.all(hogs.map((hog) => hog.end({ timeout: 0 })));
  await until("it is taken", async () => (await post(stack, tenant, payments("late", 1))).status === 200);
  await until("it is in the figures", async () => (await seen(stack, tenant)).spent === 100);
  tell(task, { counts: `${hogs.length} of ${ROOM} connections taken by others` });
});
