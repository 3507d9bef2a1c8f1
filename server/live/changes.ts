import type { Change, LiveDomain } from "#server/live/change.ts";
import type { Hub } from "#server/live/hub.ts";

export const TIMING = {
  /** A subscriber hears of changes at most this often: between two of them they are one. */
  gapMs: 500,
  /** How often it is asked whether the subscriber still may. */
  recheckMs: 30_000,
};

export type Subscription = {
  tenantId: string;
  /** One subject, or null for all of the tenant. */
  subject: string | null;
  /** Whose figures it may hear of. */
  domains: readonly LiveDomain[];
  /** Changes that may have happened before the subscription began. */
  missed?: readonly LiveDomain[];
  signal: AbortSignal | undefined;
  /** Throws when the subscriber may no longer listen. */
  recheck: () => Promise<void>;
};

/** Changes as they happen, coalesced, until the subscriber goes or may no longer listen. */
export async function* changes(
  hub: Hub,
  { tenantId, subject, domains, missed = [], signal, recheck }: Subscription,
  timing = TIMING,
): AsyncGenerator<Change> {
  const pending = new Map<LiveDomain, string>(
    missed.filter((one) => domains.includes(one)).map((domain) => [domain, new Date().toISOString()]),
  );
  let wake = (): void => {};
  const notice = ({ domain, at }: Change): void => {
    if (!domains.includes(domain)) return;
    pending.set(domain, at);
    wake();
  };
  const unwatch = hub.watch({ tenantId, subject, notice });
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const stop = () => wake();
  signal?.addEventListener("abort", stop);
  // By a clock that nobody puts back.
  let [checkedAt, toldAt] = [performance.now(), Number.NEGATIVE_INFINITY];
  try {
    while (!signal?.aborted) {
      if (performance.now() - checkedAt >= timing.recheckMs) {
        await recheck();
        checkedAt = performance.now();
      }
      const [next] = pending;
      const due = next ? toldAt + timing.gapMs : checkedAt + timing.recheckMs;
      const wait = due - performance.now();
      if (wait > 0) await pause(wait);
      else if (next) {
        pending.delete(next[0]);
        toldAt = performance.now();
        yield { domain: next[0], at: next[1] };
      }
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    unwatch();
  }
}
