import { z } from "zod";
import { connect, type Sql } from "#db/client.ts";
import { readEnv } from "#server/env.ts";
import { type Change, LiveDomain } from "#server/live/change.ts";
import { type Interest, rememberHeard } from "#server/live/heard.ts";
import { keepListening, LISTEN_TIMING } from "#server/live/listen.ts";
import { log } from "#server/log.ts";
import { apart } from "#server/observe/current.ts";

/** What the roller tells at its commit (`ops.tell`). subjects: null when they are many. */
const Told = z.object({ tenant: z.uuid(), domain: LiveDomain, subjects: z.array(z.string()).nullable(), at: z.string() });

type Watcher = { tenantId: string; subject: string | null; notice(change: Change): void };

export type Hub = {
  /** Calls `notice` for changes of a tenant's subject, or of any of them when it is null, until the returned function is called. */
  watch(watcher: Watcher): () => void;
  /** What somebody who knows all of now takes along, to ask later what they `missed`. */
  mark(interest: Interest): string;
  /** Whether something may have changed since the mark was given to somebody of the same interest. */
  missed(interest: Interest, mark: string): boolean;
  close(): Promise<void>;
};

/** After a lost connection everyone may have missed something: they are told over this time, not all at once. */
const CATCH_UP_MS = 1_000;
/** Who asks now and then relies on what is heard in between; whoever did not for so long has gone. */
const ASKERS_MS = 60_000;

/** Spreads what is told on one LISTEN connection to all the open dashboards of a process. */
export function createHub(open: () => Sql, timing = LISTEN_TIMING): Hub {
  const watchers = new Set<Watcher>();
  const { begin, hear, mark, missed } = rememberHeard();
  let askedAt = 0;
  const heard = (payload: string) => {
    const told = read(payload);
    if (!told) return log.warn({ event: "live.not_understood" });
    hear(told);
    spread(watchers, told);
  };
  const back = () => {
    begin();
    catchUp(watchers);
  };
  const needed = () => watchers.size > 0 || Date.now() - askedAt < ASKERS_MS;
  const stop = keepListening(open, "inlay_live", { heard, back, needed }, timing);
  return {
    mark,
    missed(interest, given) {
      askedAt = Date.now();
      return missed(interest, given);
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    close: stop,
  };
}

function spread(watchers: ReadonlySet<Watcher>, { tenant, domain, subjects, at }: z.infer<typeof Told>): void {
  for (const { tenantId, subject, notice } of watchers) {
    if (tenantId === tenant && (subject === null || subjects === null || subjects.includes(subject))) notice({ domain, at });
  }
}

function catchUp(watchers: ReadonlySet<Watcher>): void {
  const at = new Date().toISOString();
  for (const watcher of watchers) {
    const tell = () => {
      if (watchers.has(watcher)) for (const domain of LiveDomain.options) watcher.notice({ domain, at });
    };
    setTimeout(tell, Math.random() * CATCH_UP_MS).unref();
  }
}

function read(payload: string): z.infer<typeof Told> | undefined {
  try {
    return Told.parse(JSON.parse(payload));
  } catch {
    return undefined;
  }
}

// Next bundles route handlers apart from each other; globalThis is what a process has only one of.
const held = globalThis as typeof globalThis & { __inlayLive?: Hub };

/** This process's hub, made at first use. */
export function liveHub(): Hub {
  held.__inlayLive ??= apart(() => createHub(openLine));
  return held.__inlayLive;
}

/** This process's hub, if anything has made it: in one that does not serve there is none. */
export const openHub = (): Hub | undefined => held.__inlayLive;

function openLine(): Sql {
  const { DATABASE_URL } = readEnv();
  if (!DATABASE_URL) throw new Error("DATABASE_URL is not set");
  return connect(DATABASE_URL, "app", { max: 1, applicationName: "inlay-live", listens: true });
}

/** Ends this process's hub, for an orderly stop. */
export async function closeLiveHub(): Promise<void> {
  const hub = held.__inlayLive;
  held.__inlayLive = undefined;
  await hub?.close();
}
