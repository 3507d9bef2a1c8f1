import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET as live } from "#app/embed/api/live/route.ts";
import { draw, form, openWorld, post, scriptsIn, ticketIn, type World } from "#app/embed/testing/doors.ts";
import type { LiveBoot } from "#components/frame/boot.ts";
import { tokenOf } from "#server/embed/testing/embedding.ts";
import { closeLiveHub, liveHub } from "#server/live/hub.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
  // Until the process listens: before that nobody can know what changed.
  const anyone = { tenantId: world.acme.id, subject: "nobody", domains: ["spending" as const] };
  await vi.waitUntil(() => !liveHub().missed(anyone, `${Date.now()}~`), { timeout: 10_000 });
});
afterAll(async () => {
  await closeLiveHub();
  await world?.end();
});

type Line = { domain: string | null; at: string; mark: string };

/** A frame of a subject, as it was just drawn. */
async function open(claims: Parameters<typeof tokenOf>[1]): Promise<LiveBoot> {
  const { boot } = scriptsIn(await (await draw(ticketIn(await post(form(tokenOf(world.acme, claims)))))).text());
  if (boot?.kind !== "live") throw new Error("The frame shows nothing.");
  return boot;
}

const ask = (boot: LiveBoot, mark: string, more = "", signal?: AbortSignal) => {
  const headers = { authorization: `Bearer ${boot.session}`, "last-event-id": mark };
  const address = `https://inlay.example/embed/api/live?dashboard=${boot.dashboard}${more}`;
  return live(new Request(address, { headers, signal: signal ?? null }));
};
/** The one line of an answer that ends. */
const once = async (boot: LiveBoot, mark: string) => JSON.parse(await (await ask(boot, mark, "&once")).text()) as Line;

async function tell(told: { subjects: string[] | null; domain?: string }): Promise<void> {
  const payload = JSON.stringify({ tenant: world.acme.id, domain: "spending", at: new Date().toISOString(), ...told });
  await world.db.sql("pipeline")`select pg_notify('inlay_live', ${payload})`;
}

test("a frame that comes into view later is told whether its figures changed since they were drawn, and once", async () => {
  const [ada, bo] = [await open({ sub: "ada" }), await open({ sub: "bo" })];
  for (const boot of [ada, bo]) expect(await once(boot, boot.mark)).toMatchObject({ domain: null });
  await tell({ subjects: ["ada"], domain: "devices" });
  await tell({ subjects: ["ada"] });
  await expect.poll(async () => (await once(ada, ada.mark)).domain).toBe("spending");
  expect((await once(bo, bo.mark)).domain).toBeNull();
  expect((await once(ada, (await once(ada, ada.mark)).mark)).domain).toBeNull();
  // What is drawn now has it.
  const again = await open({ sub: "ada" });
  expect((await once(again, again.mark)).domain).toBeNull();
});

test("a stream says first what was missed, then what happens, and each line can be taken up from", async () => {
  const boot = await open({ sub: "cy", dashboards: ["spending", "devices"] });
  await tell({ subjects: null });
  await expect.poll(async () => (await once(boot, boot.mark)).domain).toBe("spending");
  const leaving = new AbortController();
  const { body } = await ask(boot, boot.mark, "", leaving.signal);
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => JSON.parse((await reader.read()).value!) as Line;
  const first = await next();
  expect(first.domain).toBe("spending");
  // The other dashboard of its token is not what it shows.
  await tell({ subjects: ["cy"], domain: "devices" });
  await tell({ subjects: ["cy"] });
  const second = await next();
  expect(second.domain).toBe("spending");
  leaving.abort();
  expect((await once(boot, first.mark)).domain).toBe("spending");
  expect((await once(boot, second.mark)).domain).toBeNull();
});
