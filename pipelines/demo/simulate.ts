import { setTimeout as pause } from "node:timers/promises";
import { readEnv } from "#server/env.ts";
import { log } from "#server/log.ts";
import { Agenda } from "./agenda.ts";
import type { CloudEvent } from "./demo-event.ts";
import { type SenderOptions, sendEvents } from "./sender.ts";
import { spontaneous } from "./spontaneous.ts";
import { type DemoState, readDemoState, writeDemoState } from "./state.ts";
import { makeWorld } from "./world.ts";

/**
 * The demo's world as it goes on: each second some meters tell their power, now and then somebody pays; what the demo
 * missed since its last run comes first. Ends with SIGTERM, and with its parent (which preloads leash.mjs for that).
 */
const CATCH_UP_MS = 31 * 86_400_000;
const NOTED_EVERY_SECONDS = 30;
/** Homes that tell their power in one second. */
const HOMES_A_SECOND = 2;
const BATCH = 1_000;
const LOOK_BACK_SECONDS: Record<string, number> = { halden: 60, nordlicht: 0 };

const env = readEnv();
const home = env.INLAY_HOME;
const url = env.INLAY_URL ?? `http://127.0.0.1:${env.PORT ?? 3000}`;
const found = await readDemoState(home);
if (!found) throw new Error(`There is no demo in ${home}: run \`npm run demo\`.`);
const state: DemoState = found;
const { sources, homes } = makeWorld(state);

const ending = new AbortController();
for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => ending.abort());

const begun = Math.floor(Date.now() / 1000);
const bought = spontaneous(sources.halden!.subjects, begun);
const lives: Record<string, (second: number) => CloudEvent[]> = {
  halden: bought,
  nordlicht: (second) => Array.from({ length: HOMES_A_SECOND }, () => homes.live(second * 1000)).flat(),
};

await Promise.all(Object.entries(lives).map(([slug, live]) => follow(slug, live)));
await writeDemoState(home, state);

/** One tenant's events, second by second. A second that could not be sent loses its live readings, never what was planned. */
async function follow(slug: string, live: (second: number) => CloudEvent[]): Promise<void> {
  const tenant = state.tenants.find((it) => it.slug === slug);
  if (!tenant) return;
  const sender: SenderOptions = { url, apiKey: tenant.apiKey, patienceMs: 0 };
  const agenda = new Agenda(sources[slug]!, Math.max(state.sentTo[slug] ?? 0, Date.now() - CATCH_UP_MS));
  let last = begun;
  while (!ending.signal.aborted) {
    const now = Date.now();
    const second = Math.floor(now / 1000);
    // Seconds that went by in sending still have their payments; of what meters show only the present counts.
    const fresh: CloudEvent[] = [];
    for (let at = Math.max(last + 1, second - LOOK_BACK_SECONDS[slug]!); at <= second; at++) fresh.push(...live(at));
    last = second;
    const due = agenda.due(now, BATCH);
    try {
      if (due.length + fresh.length > 0) await sendEvents(sender, [...due, ...fresh]);
      state.sentTo[slug] = agenda.done(due.length, now);
      if (slug === "nordlicht" && second % NOTED_EVERY_SECONDS === 0) await writeDemoState(home, state);
    } catch (error) {
      log.warn({ event: "simulate.not_sent", tenant: slug, err: error });
      await pause(2_000, undefined, { signal: ending.signal }).catch(() => {});
    }
    if (due.length < BATCH) await pause(1000 - (Date.now() % 1000), undefined, { signal: ending.signal }).catch(() => {});
  }
}
