/** Several batches under way at once; `launch` waits for a free place, which is what slows the reading down. */
export class Flights<T> {
  readonly #most: number;
  readonly #work: (load: T) => Promise<void>;
  readonly #under = new Set<Promise<void>>();
  #failure: { error: unknown } | null = null;

  constructor(most: number, work: (load: T) => Promise<void>) {
    this.#most = most;
    this.#work = work;
  }

  /** @throws what an earlier load failed with; nothing is launched after that. */
  async launch(load: T): Promise<void> {
    while (this.#under.size >= this.#most) await Promise.race(this.#under);
    this.#rethrow();
    const flight: Promise<void> = this.#work(load)
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#under.delete(flight));
    this.#under.add(flight);
  }

  /** Waits for all of them. @throws what one of them failed with. */
  async land(): Promise<void> {
    await Promise.all(this.#under);
    this.#rethrow();
  }

  #rethrow(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
