import { isTrackedEnvelope } from "@trpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collect } from "#pipelines/collect/collect.ts";
import { workTenant } from "#pipelines/process/work-tenant.ts";
import { requestActor } from "#server/auth/request-actor.ts";
import { withKey, withSession } from "#server/isolation/testing/asking.ts";
import { type FrameGrant, openFrame } from "#server/isolation/testing/frames.ts";
import { type Setting, setUp } from "#server/isolation/testing/setting.ts";
import type { Subject, World } from "#server/isolation/testing/world.ts";
import { changesFor } from "#server/live/changes-for.ts";
import { closeLiveHub } from "#server/live/hub.ts";
import { createCaller } from "#server/trpc/router.ts";
import { LiveChange } from "#server/trpc/routers/live.ts";

// Only theirs: who is told that figures have changed, when they really change.
let setting: Setting;
let world: World;

beforeAll(async () => {
  setting = await setUp();
  world = setting.world;
});
afterAll(async () => {
  await closeLiveHub();
  await setting?.end();
});

/** Listens as a page does. @returns how often it was told of a change so far, and its end */
async function listen(headers: Record<string, string>, subject?: string) {
  const stream = await createCaller(new Headers(headers)).live.changes(subject === undefined ? {} : { subject });
  const told: string[] = [];
  const iterator = stream[Symbol.asyncIterator]();
  const ended = (async () => {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      if (!isTrackedEnvelope(next.value)) throw new Error("an event without an id");
      told.push(LiveChange.parse(next.value[1]).domain ?? "begun");
    }
  })();
  return { told, end: () => Promise.race([iterator.return?.(), ended, pause(0)]) };
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
let payments = 0;

/** One more payment of a subject, collected, processed and rolled up. */
async function pay(tenantId: string, { id }: Subject): Promise<void> {
  const data = { transactionId: `live-${++payments}`, direction: "debit", amountMinor: 1, currency: "EUR" };
  const head = {
    specversion: "1.0",
    id: `live-${payments}`,
    source: "/live",
    type: "inlay.spending.transaction.v1",
    subject: id,
  };
  const value = { ...head, time: new Date(Date.now() - 1_000).toISOString(), data };
  await collect(setting.db.sql("collector"), { tenantId, transport: "http", origin: "live", items: [{ value }] });
  await workTenant(setting.db.sql("pipeline"), tenantId);
}

test("a subscriber hears of changes in their scope, and of no other", async () => {
  const { a, b, operator } = world;
  // The first LISTEN of the process tells whoever is there of everything, as something may have happened before it.
  const customer = await listen(await withSession(a.people.customers[1]));
  await expect.poll(() => customer.told.includes("spending"), { timeout: 10_000 }).toBe(true);
  await pause(600);
  const ears = {
    customer,
    same: await listen(await withSession(a.people.customers.same)),
    viewer: await listen(await withSession(a.people.viewer)),
    viewerOfOne: await listen(await withSession(a.people.viewer), a.subjects[1].id),
    operator: await listen(await withSession(operator, a.id)),
    key: await listen(withKey(a.keys.full.key)),
    other: await listen(await withSession(b.people.customers.same)),
  };
  const heard = () => Object.entries(ears).flatMap(([name, { told }]) => (told.includes("spending") ? [name] : []));
  const forget = () => {
    for (const { told } of Object.values(ears)) told.length = 0;
  };
  for (const [tenant, subject, hear] of [
    [b, b.subjects[1], []],
    [b, b.subjects.same, ["other"]],
    [a, a.subjects[2], ["key", "operator", "viewer"]],
    [a, a.subjects.same, ["key", "operator", "same", "viewer"]],
    [a, a.subjects[1], ["customer", "key", "operator", "viewer", "viewerOfOne"]],
  ] as const) {
    forget();
    await pay(tenant.id, subject);
    if (hear.length > 0) await expect.poll(() => heard().sort(), { timeout: 5_000 }).toEqual(hear);
    await pause(700);
    expect(heard().sort()).toEqual(hear);
  }
  for (const { end } of Object.values(ears)) await end();
});

test("a customer cannot listen to another subject", async () => {
  const headers = new Headers(await withSession(world.a.people.customers[1]));
  for (const subject of [world.a.subjects[2].id, world.b.subjects[1].id]) {
    const listening = async () => {
      const stream = await createCaller(headers).live.changes({ subject });
      await stream[Symbol.asyncIterator]().next();
    };
    await expect(listening()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

test("a frame hears of its own subject and dashboards, and of nothing once its session is revoked", async () => {
  const { a } = world;
  const frame = (grant: Partial<FrameGrant>) =>
    openFrame(setting.db, a.id, a.embed.kid, { subject: a.subjects[1].id, rights: [], ...grant });
  const [spending, devices] = [await frame({ dashboards: ["spending"] }), await frame({ dashboards: ["devices"] })];
  const ears = { spending: await listen(spending.headers), devices: await listen(devices.headers) };
  await pause(1_200);
  for (const { told } of Object.values(ears)) told.length = 0;
  await pay(a.id, a.subjects[2]);
  await pay(a.id, a.subjects[1]);
  await expect.poll(() => ears.spending.told, { timeout: 10_000 }).toEqual(["spending"]);
  await pause(600);
  expect(ears.devices.told).toEqual([]);
  for (const { end } of Object.values(ears)) await end();

  const headers = new Headers(spending.headers);
  const actor = (await requestActor(setting.db.sql("app"), headers))!;
  const control = new AbortController();
  const heard = changesFor(setting.db.sql("app"), { actor, headers, signal: control.signal }, { gapMs: 50, recheckMs: 100 });
  const ended = heard.next().then(
    () => "told",
    (error: { code: string }) => error.code,
  );
  await pause(300);
  await setting.db.login()`update core.embed_session set revoked_at = now() where id = ${spending.id}`;
  expect(await ended).toBe("SESSION_ENDED");
});
