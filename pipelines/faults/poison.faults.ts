import { afterAll, beforeAll, expect, test } from "vitest";
import { connectAsLogin, type Sql } from "#db/client.ts";
import { payments, post, seen, until, untilUp } from "#pipelines/faults/testing/asks.ts";
import { inlay } from "#pipelines/faults/testing/cli.ts";
import { type Customer, type Stack, startStack } from "#pipelines/faults/testing/stack.ts";
import { tell } from "#pipelines/faults/testing/tell.ts";

/**
 * Work that fails each time. Expected of a batch: it stops only itself, is tried again with growing pauses, is set aside
 * after eight attempts with its events kept, is named by doctor, and is put back by `inlay process --failed` once the cause
 * is mended. Expected of changes that cannot be counted: the tenant's figures stay as of before, everyone else's go on,
 * it is tried again with growing pauses, named by doctor, and heals by itself.
 */
let stack: Stack;
let login: Sql;
beforeAll(async () => {
  stack = await startStack({ workers: 2 });
  login = connectAsLogin(stack.url);
  await untilUp(stack);
});
afterAll(async () => {
  await login?.end({ timeout: 1 });
  await stack?.stop();
});

const spent = async (customer: Customer) => (await seen(stack, customer)).spent;
const shows = (customer: Customer, minor: number) =>
  until(`${customer.slug} shows ${minor}`, async () => (await spent(customer)) === minor);
const batchOf = async (id: string) => (await login`select state, attempts, next_attempt_at from raw.batch where id = ${id}`)[0]!;

async function doctor(name: string): Promise<{ state: string; found: string }> {
  const { out } = await inlay(stack, "doctor", "--json");
  return JSON.parse(out).findings.find((finding: { name: string }) => finding.name === name);
}

test("a poison batch is set aside, others go on, doctor names it, and it can be put back", async ({ task }) => {
  const [tenant, other] = [await stack.addTenant("poisoned"), await stack.addTenant("neighbour")];
  // As no door would let in: an amount that breaks a cast, written into what is stored before anybody processes it.
  await stack.stopWorkers();
  const { text } = await post(stack, tenant, payments("poison", 3));
  const { batch } = JSON.parse(text) as { batch: string };
  const write = (amount: object) =>
    login`update raw.event set data = data || ${JSON.stringify(amount)}::text::jsonb where batch_id = ${batch} and id = 'poison-1'`;
  await write({ amountMinor: "not a number" });
  await post(stack, tenant, payments("fine", 5));
  stack.startWorkers(2);

  await shows(tenant, 500);
  for (let time = 1; time <= 3; time++) {
    await post(stack, other, payments(`fine-${time}`, 1));
    await post(stack, tenant, payments(`later-${time}`, 1));
    await shows(other, time * 100);
    await shows(tenant, 500 + time * 100);
  }
  await until("it was tried twice", async () => (await batchOf(batch)).attempts >= 2);
  // Not waited for in full: the pauses before the last attempts are minutes.
  for (let tries = 0; (await batchOf(batch)).state === "ready" && tries < 10; tries++) {
    const { attempts } = await batchOf(batch);
    await login`update raw.batch set next_attempt_at = now() where id = ${batch}`;
    await until("it was tried again", async () => (await batchOf(batch)).attempts > attempts);
  }
  expect(await batchOf(batch)).toMatchObject({ state: "failed", attempts: 8 });
  expect(await doctor("failed batches")).toMatchObject({
    state: "fail",
    found: expect.stringMatching(new RegExp(`${batch} of poisoned: .*invalid input syntax`)),
  });
  expect((await seen(stack, tenant)).waitingSince).toBeNull();

  await write({ amountMinor: 100 });
  expect(await inlay(stack, "process", "--failed", "--tenant", "poisoned", "--json")).toMatchObject({ status: 0 });
  await shows(tenant, 1_100);
  expect(await doctor("failed batches")).toMatchObject({ state: "ok" });
  expect(await inlay(stack, "verify", "--json")).toMatchObject({ status: 0 });
  expect(await stack.fallen()).toEqual([]);
  tell(task, { counts: "one batch of 3 events, 8 attempts, put back" });
});

test("a tenant whose changes cannot be counted stops nobody, is named by doctor, and heals by itself", async ({ task }) => {
  const [tenant, other] = [await stack.addTenant("uncountable"), await stack.addTenant("countable")];
  await post(stack, tenant, payments("before", 2));
  await shows(tenant, 200);
  // A zone that the database does not know any more, as after a change of its time zone files.
  await login`update fact.subject set zone = 'Mars/Olympus' where tenant_id = ${tenant.id}`;
  await post(stack, tenant, payments("while", 3));
  const attempts = async () =>
    (await login`select attempts from ops.roll_failure where tenant_id = ${tenant.id}`)[0]?.attempts ?? 0;
  for (let time = 1; time <= 5; time++) {
    await post(stack, other, payments(`fine-${time}`, 1));
    await shows(other, time * 100);
  }
  await until("it was tried again and again", async () => (await attempts()) >= 3, 60_000);
  expect(await doctor("rollups")).toMatchObject({ state: "fail", found: expect.stringMatching(/uncountable .*not recognized/) });
  // No dead letters, which would be asked about in vain.
  expect(await doctor("queue")).toMatchObject({ state: "ok" });
  const meanwhile = await seen(stack, tenant);
  expect(meanwhile).toMatchObject({ spent: 200, waitingSince: meanwhile.asOf });
  const tries = await attempts();

  await login`update fact.subject set zone = null where tenant_id = ${tenant.id}`;
  await login`update ops.roll_failure set next_attempt_at = least(next_attempt_at, now() + interval '2 seconds')`;
  await shows(tenant, 500);
  expect(await doctor("rollups")).toMatchObject({ state: "ok" });
  expect(await stack.fallen()).toEqual([]);
  tell(task, { counts: `${tries} attempts in vain, then healed` });
});
