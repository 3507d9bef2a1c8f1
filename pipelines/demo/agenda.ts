import type { CloudEvent, DemoEvent, DemoSource } from "./demo-event.ts";

const AHEAD_MS = 6 * 3_600_000;

/** What a source will tell in the next hours, worked out ahead, so that each second only takes what is due. */
export class Agenda {
  readonly #source: DemoSource;
  #plan: DemoEvent[] = [];
  #plannedTo: number;

  /** @param from everything up to this instant was sent before */
  constructor(source: DemoSource, from: number) {
    this.#source = source;
    this.#plannedTo = from;
  }

  /** What is due by now and not yet done, oldest first, at most so many. */
  due(now: number, most: number): CloudEvent[] {
    if (now >= this.#plannedTo) {
      const to = now + AHEAD_MS;
      for (const part of this.#source.between(this.#plannedTo, to)) this.#plan.push(...part);
      this.#plannedTo = to;
    }
    const end = this.#plan.findIndex(({ knownAt }) => knownAt > now);
    const due = end < 0 ? this.#plan : this.#plan.slice(0, end);
    return due.slice(0, most).map(({ event }) => event);
  }

  /** The first so many were acknowledged. Returns up to when everything has been sent. */
  done(count: number, now: number): number {
    const sent = this.#plan.splice(0, count);
    const next = this.#plan[0];
    if (!next || next.knownAt > now) return now;
    return Math.min(now, (sent.at(-1)?.knownAt ?? next.knownAt) - 1);
  }
}
