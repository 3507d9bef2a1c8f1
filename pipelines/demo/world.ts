import { type BankOptions, bank } from "./bank/bank.ts";
import type { DemoSource } from "./demo-event.ts";
import { HOMES } from "./homes/homes.ts";
import { type SmartHomes, smartHomes } from "./homes/smart-homes.ts";
import { shop } from "./shop.ts";
import type { DemoState } from "./state.ts";

const SEED = "inlay";
const DAY = 86_400_000;
const HISTORY_DAYS = 730;
const FINE_DAYS = 21;

/** About how many events two years give with all homes and this many customers. */
const WHOLE = { events: 400_000, customers: 64 };

export type World = {
  /** By slug. */
  sources: Record<string, DemoSource & { subjects: string[] }>;
  homes: SmartHomes;
};

type Size = Pick<DemoState, "customers" | "homes" | "from" | "fineFrom" | "madeAt">;

/** How large a demo of about so many events is: fewer subjects, and below three homes a shorter time. */
export function sizeFor(events: number, now: number): Size {
  const share = events / WHOLE.events;
  const homes = Math.max(1, Math.min(HOMES.length, Math.round(HOMES.length * share)));
  const days = Math.min(HISTORY_DAYS, Math.max(40, Math.round((HISTORY_DAYS * share * HOMES.length) / homes)));
  return {
    customers: Math.max(2, Math.round(WHOLE.customers * Math.min(share, 10))),
    homes,
    from: now - days * DAY,
    // At the same place all week, so that a demo whose notes were lost is made like before.
    fineFrom: Math.floor((now - FINE_DAYS * DAY) / (7 * DAY)) * 7 * DAY,
    madeAt: now,
  };
}

/** Everyone in the demo and all they do; the same for the same size. */
export function makeWorld(size: Size): World {
  const options: BankOptions = { seed: SEED, customers: size.customers, now: size.madeAt };
  const homes = smartHomes({ seed: SEED, fineFrom: size.fineFrom, homes: size.homes });
  return { sources: { halden: bank(options), nordlicht: homes, marlow: shop(SEED) }, homes };
}
