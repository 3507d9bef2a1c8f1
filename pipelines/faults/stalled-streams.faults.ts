import { readFile } from "node:fs/promises";
import { connect as open, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pause } from "#db/embedded/processes.ts";
import { askDashboard, payments, post, until, untilUp } from "#pipelines/faults/testing/asks.ts";
import { type Stack, startStack } from "#pipelines/faults/testing/stack.ts";
import { tell } from "#pipelines/faults/testing/tell.ts";

/**
 * Readers of live streams stall: they hold their connections and read nothing, or go without a word. Expected: others are
 * told as ever, the process's memory does not grow with what the stalled ones do not read, and it stays answerable. A
 * stream ends with its connection.
 */
const STALLED = 150;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ workers: 1 });
  await untilUp(stack);
  await askDashboard(stack, stack.tenant);
});
afterAll(() => stack?.stop());

const PATH = `/api/trpc/live.changes?input=${encodeURIComponent("{}")}`;

/** Opens a stream, and reads only until it has begun. */
async function stalledStream(): Promise<Socket> {
  const socket = open(Number(new URL(stack.web).port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write(
    `GET ${PATH} HTTP/1.1\r\nhost: inlay\r\naccept: text/event-stream\r\nauthorization: Bearer ${stack.tenant.key}\r\n\r\n`,
  );
  let text = "";
  await new Promise<void>((done, fail) => {
    socket.on("close", () => fail(new Error(`the stream was not opened: ${text}`)));
    socket.on("data", (chunk) => {
      text += chunk;
      if (text.includes('"domain":null')) done();
    });
  });
  socket.removeAllListeners("data").removeAllListeners("close");
  socket.pause();
  return socket;
}

/** A stream that is read, with what it told so far. */
async function liveStream(): Promise<{ told(): number; close(): void }> {
  const control = new AbortController();
  const headers = { authorization: `Bearer ${stack.tenant.key}`, accept: "text/event-stream" };
  const response = await fetch(`${stack.web}${PATH}`, { headers, signal: control.signal });
  let text = "";
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) text += decoder.decode(chunk as Uint8Array, { stream: true });
  })().catch(() => {});
  await until("the stream has begun", () => text.includes('"domain":null'));
  return { told: () => text.split('"domain":"spending"').length - 1, close: () => control.abort() };
}

/** Megabytes that the web process has in memory. */
async function memory(): Promise<number> {
  const status = await readFile(`/proc/${stack.processes.get("web")!.pid()}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1_024;
}

const sessions = async () =>
  (await stack.sql`select count(*)::int as n from pg_stat_activity where application_name = 'inlay-live'`)[0]!.n as number;

test("readers that stall hold up nobody, and take no memory for what they do not read", async ({ task }) => {
  const stalled: Socket[] = [];
  for (let n = 0; n < STALLED; n++) stalled.push(await stalledStream());
  const live = await liveStream();
  const told = async (name: string) => {
    const before = live.told();
    expect(await post(stack, stack.tenant, payments(name, 5))).toMatchObject({ status: 200 });
    await until(`who reads is told of ${name}`, () => live.told() > before, 20_000);
  };
  for (let time = 0; time < 10; time++) await told(`warm-${time}`);
  const before = await memory();
  for (let time = 0; time < 40; time++) await told(`more-${time}`);
  const grown = (await memory()) - before;
  // Forty changes are told to each of them; kept for each they would be a fraction of this, leaked per stream far more.
  expect(grown).toBeLessThan(60);
  expect((await askDashboard(stack, stack.tenant)).status).toBe(200);
  // One that listens and one that probes it, however many streams there are.
  expect(await sessions()).toBeLessThanOrEqual(2);

  // Half of them go without a word, the others with one.
  for (const [at, socket] of stalled.entries()) at % 2 === 0 ? socket.resetAndDestroy() : socket.end();
  await pause(500);
  await told("after they are gone");
  live.close();
  expect(await stack.fallen()).toEqual([]);
  tell(task, { counts: `${STALLED} stalled readers, 51 changes, ${Math.round(grown)} MB more memory` });
});
