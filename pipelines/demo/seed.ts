import { Flights } from "#pipelines/import/flights.ts";
import { readEnv } from "#server/env.ts";
import { ensureCast } from "./cast.ts";
import type { CloudEvent, DemoSource } from "./demo-event.ts";
import { type SenderOptions, type Sent, sendEvents } from "./sender.ts";
import { type DemoState, readDemoState, writeDemoState } from "./state.ts";
import { makeWorld, sizeFor } from "./world.ts";

export type SeedOptions = {
  /** Of the running web app, which takes the events. */
  url: string;
  /** For tenants, people and keys, which have no API. */
  databaseUrl: string;
  /** About how many events of the past. Default 400,000. Counts in the first run only. */
  events?: number;
  /** Of an earlier run: passwords and keys that are good still. */
  known?: Pick<DemoState, "users" | "tenants"> | undefined;
  /** Where the demo keeps its state. Default: the installation's home. */
  home?: string;
  /** Done and total in the unit of time, and a word for people. */
  progress?: (done: number, total: number, note?: string) => void;
  now?: number;
};

export type SeededDemo = {
  users: DemoState["users"];
  tenants: (DemoState["tenants"][number] & { subjects: string[] })[];
  events: Sent;
};

const BATCH = 2_000;
const IN_FLIGHT = 4;
/** Batches between two notes of how far it is. */
const NOTED_EVERY = 16;

/**
 * Makes the demo's tenants and sends their history, from where an earlier run ended, through the same door as any
 * client's. Ids depend on what happened alone, so what is sent twice is stored once.
 */
export async function seedDemo(options: SeedOptions): Promise<SeededDemo> {
  const home = options.home ?? readEnv().INLAY_HOME;
  const now = options.now ?? Date.now();
  const before = await readDemoState(home);
  const cast = await ensureCast(options.databaseUrl, before ?? options.known ?? {});
  const state: DemoState = { ...sizeFor(options.events ?? 400_000, now), sentTo: {}, ...before, ...cast };
  // Tenants made anew have nothing of what an earlier database was sent.
  for (const { slug, id } of cast.tenants) if (before && !before.tenants.some((it) => it.id === id)) delete state.sentTo[slug];
  await writeDemoState(home, state);

  const { sources } = makeWorld(state);
  const total: Sent = { accepted: 0, duplicate: 0, refused: { count: 0, example: null } };
  const work = cast.tenants.map(({ slug, apiKey }) => ({
    slug,
    sender: { url: options.url, apiKey },
    source: sources[slug]!,
    from: state.sentTo[slug] ?? state.from,
  }));
  const span = work.reduce((sum, { from }) => sum + now - from, 0);
  let done = 0;
  for (const { slug, sender, source, from } of work) {
    await sendHistory({ source, sender, from, now, fresh: state.sentTo[slug] === undefined, total }, async (reached, durable) => {
      const events = total.accepted + total.duplicate;
      options.progress?.(done + reached - from, span, `${events.toLocaleString("en")} events`);
      if (!durable) return;
      state.sentTo[slug] = reached;
      await writeDemoState(home, state);
    });
    done += now - from;
  }
  return {
    users: cast.users,
    tenants: cast.tenants.map((it) => ({ ...it, subjects: sources[it.slug]!.subjects })),
    events: total,
  };
}

type History = { source: DemoSource; sender: SenderOptions; from: number; now: number; fresh: boolean; total: Sent };

/** `told`: up to when it was sent, and whether all of that is acknowledged. */
async function sendHistory(
  { source, sender, from, now, fresh, total }: History,
  told: (reached: number, durable: boolean) => Promise<void>,
): Promise<void> {
  const send = async (events: CloudEvent[]) => add(total, await sendEvents(sender, events));
  if (fresh) for (const events of batches(source.standing())) await send(events);
  const flights = new Flights(IN_FLIGHT, send);
  let batch: CloudEvent[] = [];
  let launched = 0;
  for (const day of source.between(from, now)) {
    for (const { event, knownAt } of day) {
      batch.push(event);
      if (batch.length < BATCH) continue;
      await flights.launch(batch);
      batch = [];
      launched += 1;
      const noted = launched % NOTED_EVERY === 0;
      if (noted) await flights.land();
      // What is known at the same instant may lie in the next batch.
      await told(knownAt - 1, noted);
    }
  }
  if (batch.length > 0) await flights.launch(batch);
  await flights.land();
  await told(now, true);
}

function* batches(events: CloudEvent[]): Generator<CloudEvent[]> {
  for (let at = 0; at < events.length; at += BATCH) yield events.slice(at, at + BATCH);
}

function add(total: Sent, sent: Sent): void {
  total.accepted += sent.accepted;
  total.duplicate += sent.duplicate;
  total.refused.count += sent.refused.count;
  total.refused.example ??= sent.refused.example;
}
