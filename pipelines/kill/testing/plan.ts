import { Chance } from "#pipelines/law/random.ts";

export const VICTIMS = ["web", "worker 1", "worker 2", "postgres", "session", "import"] as const;
export type Victim = (typeof VICTIMS)[number];

/** share in [0, 1): which of the sessions of PostgreSQL, for a victim of which there are several. */
export type Kill = { afterMs: number; victim: Victim; share: number };

/** What is killed, and how long after the one before: the same for the same seed, whatever the machine does. */
export function planOf(seed: number, kills: number): Kill[] {
  const chance = new Chance(seed);
  const plan: Kill[] = [];
  // In rounds, so that a short plan, too, kills everything once.
  while (plan.length < kills)
    for (const victim of chance.shuffle(VICTIMS)) plan.push({ afterMs: chance.int(20, 1_200), victim, share: chance.next() });
  return plan.slice(0, kills);
}
