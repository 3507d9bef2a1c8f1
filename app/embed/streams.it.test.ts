import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as trpc } from "#app/api/trpc/[trpc]/route.ts";
import { GET as live } from "#app/embed/api/live/route.ts";
import { draw, form, openWorld, post, scriptsIn, ticketIn, type World } from "#app/embed/testing/doors.ts";
import { serve } from "#pipelines/collect/testing/http-server.ts";
import { tokenOf } from "#server/embed/testing/embedding.ts";
import { closeLiveHub } from "#server/live/hub.ts";

let world: World;
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  world = await openWorld();
  server = await serve((request) => (request.url.includes("/embed/api/live") ? live(request) : trpc(request)));
});
afterAll(async () => {
  await closeLiveHub();
  await server?.close();
  await world?.end();
});

/** The bearer of a frame that was just opened. */
async function open(): Promise<string> {
  const { boot } = scriptsIn(await (await draw(ticketIn(await post(form(tokenOf(world.acme)))))).text());
  if (boot?.kind !== "live") throw new Error("The frame shows nothing.");
  return boot.session;
}

const STREAM = "/embed/api/live";
const SUBSCRIPTION = `/api/trpc/live.changes?input=${encodeURIComponent("{}")}`;

/** Asks over HTTP. Of a stream it has begun to come when its first piece is there. */
async function ask(bearer: string, path = STREAM) {
  const leaving = new AbortController();
  const answer = await fetch(new URL(path, server.url), {
    headers: { authorization: `Bearer ${bearer}`, origin: "null" },
    signal: leaving.signal,
  });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const first = (await reader.read()).value ?? "";
  return { status: answer.status, headers: answer.headers, first, leave: () => leaving.abort() };
}
const begun = async (bearer: string, path?: string) => {
  const one = await ask(bearer, path);
  expect([one.status, one.first]).toEqual([200, expect.stringContaining('"domain"')]);
  return one;
};

test("a session has three streams at a time; a fourth is told to wait, and has its turn when one has ended", async () => {
  const [bearer, other] = [await open(), await open()];
  const streams = [await begun(bearer), await begun(bearer), await begun(bearer)];

  const refused = await ask(bearer);
  expect(refused.status).toBe(429);
  expect(JSON.parse(refused.first)).toMatchObject({ code: "TOO_MANY_STREAMS", detail: expect.stringContaining("3 streams") });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  // What is no stream is answered, and another's session has its own.
  await begun(bearer, `${STREAM}?once`);
  streams.push(await begun(other));

  streams[1]!.leave();
  await expect.poll(async () => (await ask(bearer)).status).toBe(200);
  expect((await ask(bearer)).status).toBe(429);
  for (const { leave } of streams) leave();
});

test("subscriptions of procedures count as well", async () => {
  const bearer = await open();
  const first = await ask(bearer, SUBSCRIPTION);
  expect([first.status, first.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/event-stream")]);
  const streams = [await begun(bearer), await begun(bearer)];
  await expect.poll(async () => (await ask(bearer)).status).toBe(429);
  first.leave();
  await expect.poll(async () => (await ask(bearer)).status).toBe(200);
  for (const { leave } of streams) leave();
});
