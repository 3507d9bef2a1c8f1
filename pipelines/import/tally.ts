/** Where something was seen: the line of the file, the column or path, and what was wrong there. */
export type Example = { line: number; column: string; message: string };
export type Count = { reason: string; count: number; examples: Example[] };

const EXAMPLES = 3;

/** Counts by reason, with the first examples of each; memory does not grow with the file. */
export class Tally {
  readonly #counts = new Map<string, Count>();

  add(reason: string, example?: Example): void {
    let entry = this.#counts.get(reason);
    if (!entry) {
      entry = { reason, count: 0, examples: [] };
      this.#counts.set(reason, entry);
    }
    entry.count += 1;
    if (example && entry.examples.length < EXAMPLES) entry.examples.push(example);
  }

  get total(): number {
    let sum = 0;
    for (const { count } of this.#counts.values()) sum += count;
    return sum;
  }

  /** Most frequent first. */
  list(): Count[] {
    return [...this.#counts.values()].sort((a, b) => b.count - a.count);
  }
}
