import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { pause } from "#db/embedded/processes.ts";
import { askDashboard, payments, post, seen, until, untilUp } from "#pipelines/faults/testing/asks.ts";
import { type SmallDisk, smallDisk } from "#pipelines/faults/testing/small-disk.ts";
import { type Stack, startStack } from "#pipelines/faults/testing/stack.ts";
import { tell } from "#pipelines/faults/testing/tell.ts";
import { startClients } from "#pipelines/kill/testing/clients.ts";
import { findings, untilSettled } from "#pipelines/kill/testing/findings.ts";

/**
 * The database's disk is full. Expected: where the database is on this machine, events are refused with 503 and Retry-After
 * before it comes to that; where it is elsewhere, as soon as the database says so. Nothing that was acknowledged is lost,
 * no batch is given up for it, dashboards answer with their asOf as long as PostgreSQL runs, and with room on the disk
 * everything goes on by itself, also where PostgreSQL had to stop.
 */
const MB = 2 ** 20;
const ALMOST_NONE = 256 * 1024;

const disk: SmallDisk | null = await smallDisk(900);
const title = (text: string) => (disk ? text : `${text} (not run: this user may mount no file system)`);
const SETTINGS = { max_wal_size: "64MB", min_wal_size: "32MB", shared_buffers: "32MB" };

let stack: Stack | undefined;
let apart: string | undefined;
afterEach(async () => {
  await disk?.empty();
  await stack?.stop();
  stack = undefined;
  if (apart) await rm(apart, { recursive: true, force: true });
  apart = undefined;
});

afterAll(() => disk?.remove());

test.skipIf(!disk)(title("a disk that is nearly full is noticed before it is full"), async ({ task, onTestFinished }) => {
  const postgres = { settings: SETTINGS, folder: disk!.folder };
  const own = await startStack({ workers: 1, postgres });
  stack = own;
  await untilUp(own);
  expect(await post(own, own.tenant, payments("before", 10))).toMatchObject({ status: 200 });
  await until("they are in the figures", async () => (await seen(own, own.tenant)).spent === 1_000);

  await disk!.fill(200 * MB);
  onTestFinished(() => disk!.empty());
  const late = payments("late", 1);
  // The web process looks at the disk once in a while: what comes before it looks is taken.
  let taken = 0;
  await until("events are refused", async () => {
    const { status } = await post(own, own.tenant, late);
    if (status === 200) taken = 100;
    return status === 503;
  });
  expect(await post(own, own.tenant, late)).toMatchObject({ status: 503, retryAfter: "60" });
  await until("dashboards answer", async () => (await seen(own, own.tenant)).spent === 1_000 + taken);
  expect(await seen(own, own.tenant)).toMatchObject({ waitingSince: null });

  await disk!.empty();
  await until("events are taken again", async () => (await post(own, own.tenant, late)).status === 200);
  await until("they are in the figures", async () => (await seen(own, own.tenant)).spent === 1_100);
  tell(task, { counts: "200 MB left" });
});

test.skipIf(!disk)(
  title("a disk that is full loses nothing, gives nothing up, and is gone on from by itself"),
  async ({ task }) => {
    // Where web and workers do not know that the database lies on this machine.
    apart = await mkdtemp(join(tmpdir(), "inlay-apart-"));
    const far = await startStack({ postgres: { settings: SETTINGS, folder: disk!.folder }, env: { INLAY_HOME: apart } });
    stack = far;
    await untilUp(far);
    const seed = 1;
    const clients = startClients(far.web, far.tenant.key, seed, 3);
    await until("there is load", () => clients.ledger.acknowledged.size > 500);

    const answers = new Map<string, number>();
    let refusedBySpace = 0;
    // Now and then one is taken all the same; sent again it has to be the same.
    const beside = [0, 1, 2].map((round) => payments(`round-${round}`, 1));
    for (let round = 0; round < 3; round++) {
      await disk!.fill(ALMOST_NONE);
      const retries = clients.ledger.retries;
      await until("senders are refused", () => clients.ledger.retries > retries, 60_000);
      for (const end = Date.now() + 10_000; Date.now() < end; await pause(200)) {
        const { status, text } = await askDashboard(far, far.tenant);
        answers.set(String(status), (answers.get(String(status)) ?? 0) + 1);
        if (status !== 200 && status !== 503) throw new Error(text);
        const sending = await post(far, far.tenant, beside[round]!).catch(() => null);
        if (sending?.status === 503 && sending.retryAfter === "60") refusedBySpace++;
      }
      await disk!.empty();
      const acknowledged = clients.ledger.acknowledged.size;
      await until("senders are taken again", () => clients.ledger.acknowledged.size > acknowledged + 100, 120_000);
    }
    await clients.stop();
    expect(await untilSettled(far, 120_000)).toBeNull();
    // A disk that is full says nothing of a batch, so it is none of its attempts.
    const [blamed] = await far.sql`select count(*)::int as n from raw.batch where state = 'failed' or attempts > 1`;
    expect(blamed!.n).toBe(0);
    // What was sent beside the clients is theirs to be counted as well.
    for (const sent of beside) {
      expect(await post(far, far.tenant, sent)).toMatchObject({ status: 200 });
      for (const event of sent) clients.ledger.acknowledged.set(event.id, event);
    }
    expect(await untilSettled(far, 30_000)).toBeNull();
    expect(await findings(far, clients.ledger)).toEqual([]);
    expect(refusedBySpace).toBeGreaterThan(0);
    expect(answers.get("200")).toBeGreaterThan(0);
    const told = `${clients.ledger.acknowledged.size} events, ${clients.ledger.retries} sendings tried again, ${refusedBySpace} refused for want of space`;
    tell(task, {
      counts: `3 times full; ${told}; dashboards: ${[...answers].map(([status, n]) => `${n} x ${status}`).join(", ")}`,
    });
  },
);
