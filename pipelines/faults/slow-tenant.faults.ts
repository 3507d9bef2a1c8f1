import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "#db/client.ts";
import { pause } from "#db/embedded/processes.ts";
import { payments, post, seen, until, untilUp } from "#pipelines/faults/testing/asks.ts";
import { type Customer, type Stack, startStack } from "#pipelines/faults/testing/stack.ts";
import { tell } from "#pipelines/faults/testing/tell.ts";

/**
 * A tenant whose work takes minutes. Expected: the figures of others stay as fresh as ever, with one worker too, and
 * however many are slow as long as they are so by much work; the slow tenant's own dashboards say as of when they are.
 */
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ workers: 1 });
  await untilUp(stack);
});
afterAll(() => stack?.stop());

/** Sends of the tenant's payments again and again, a few at a time, so that workers are woken for it all the while. */
function keepSending(customer: Customer, prefix: string): { stop(): Promise<number> } {
  let going = true;
  const sent = (async () => {
    let count = 0;
    for (; going; count += 20) {
      await post(stack, customer, payments(`${prefix}-${count}`, 20));
      await pause(100);
    }
    return count;
  })();
  // Heard when it is waited for; until then it is nobody's.
  sent.catch(() => {});
  return {
    stop: () => {
      going = false;
      return sent;
    },
  };
}

/** A tenant's payments reach its figures, a few times one after the other. */
async function staysFresh(customer: Customer, prefix: string): Promise<void> {
  const { spent } = await seen(stack, customer).catch(() => ({ spent: 0 }));
  for (let time = 1; time <= 5; time++) {
    expect(await post(stack, customer, payments(`${prefix}-${time}`, 1))).toMatchObject({ status: 200 });
    const inFigures = async () => (await seen(stack, customer)).spent === spent + time * 100;
    await until(`payment ${time} of another tenant is in its figures`, inFigures, 20_000);
  }
}

test("one step of a tenant's work hangs: others are served by the worker's other place", async ({ task }) => {
  const [slow, other] = [await stack.addTenant("slow"), await stack.addTenant("other")];
  await post(stack, slow, payments("first", 1));
  await until("its first payment is counted", async () => (await seen(stack, slow)).spent === 100);

  // Whoever rolls this tenant up waits for this lock.
  const blocker = connect(stack.url, "pipeline", { max: 1 });
  let release = () => {};
  const held = blocker.begin(async (tx) => {
    await tx`select from ops.roll_lock where tenant_id = ${slow.id} for update`;
    await new Promise<void>((done) => {
      release = done;
    });
  });
  const sending = keepSending(slow, "slow");
  // Long enough for every place to be taken by it, if it could be.
  await pause(5_000);
  await staysFresh(other, "other");
  const meanwhile = await seen(stack, slow);
  expect(meanwhile.spent).toBe(100);
  expect(meanwhile.waitingSince).not.toBeNull();
  expect(meanwhile.asOf).toBe(meanwhile.waitingSince);

  release();
  await held;
  const sent = await sending.stop();
  await until("the slow tenant has caught up", async () => (await seen(stack, slow)).spent === 100 + sent * 100);
  await blocker.end({ timeout: 1 });
  tell(task, { counts: `one tenant held for the time that it took 5 payments of another to be counted` });
});

test("more tenants with endless work than a worker has places: others get their turn", async ({ task }) => {
  const busy = await Promise.all(["busy-1", "busy-2", "busy-3"].map((slug) => stack.addTenant(slug)));
  const other = await stack.addTenant("patient");
  const owner = connect(stack.url, "owner", { max: 1 });
  // Each claim of theirs takes a second, in which more has come.
  await owner.unsafe(`
    create function core.dawdle() returns trigger language plpgsql as $$ begin
      if exists (select from fresh where tenant_id = any ('{${busy.map(({ id }) => id).join(",")}}')) then perform pg_sleep(1); end if;
      return null;
    end $$;
    create trigger dawdle after insert on fact.transaction referencing new table as fresh for each statement execute function core.dawdle()`);
  const sendings = busy.map((customer) => keepSending(customer, "busy"));
  await pause(5_000);
  await staysFresh(other, "patient");
  for (const customer of busy) expect((await seen(stack, customer)).waitingSince).not.toBeNull();

  await owner.unsafe("drop trigger dawdle on fact.transaction; drop function core.dawdle()");
  await owner.end({ timeout: 1 });
  const sent = await Promise.all(sendings.map((sending) => sending.stop()));
  for (const [at, customer] of busy.entries())
    await until("a busy tenant has caught up", async () => (await seen(stack, customer)).spent === sent[at]! * 100);
  expect(await stack.fallen()).toEqual([]);
  tell(task, { counts: `${busy.length} busy tenants on 2 places` });
});
