/** Ids kept of one tenant, or of the views that are not refreshed yet: beyond them the oldest are forgotten. */
const MOST = 2_000;

type Mark = { id: string; at: number };

/**
 * Which batches a worker's runs speak of, so that a batch can be followed through the log by its id. A roll takes marks and a
 * refresh months, and neither knows of batches: so this is what the worker itself has claimed before. What another worker claimed
 * stands in that one's lines.
 */
export function followBatches(most = MOST) {
  const claimed = new Map<string, Mark[]>();
  const refreshes = new Map<string, number>();
  let rolled: Mark[] = [];

  return {
    claimed(tenantId: string, ids: readonly string[], at: number): void {
      const known = claimed.get(tenantId) ?? [];
      claimed.set(tenantId, [...known, ...ids.map((id) => ({ id, at }))].slice(-most));
    },

    /** Batches that are in the tenant's figures now, since a roll of all marks that began then. */
    rolled(tenantId: string, begun: number, now: number): string[] {
      const known = claimed.get(tenantId) ?? [];
      const done = known.filter(({ at }) => at <= begun).map(({ id }) => ({ id, at: now }));
      const left = known.filter(({ at }) => at > begun);
      if (left.length > 0) claimed.set(tenantId, left);
      else claimed.delete(tenantId);
      rolled = [...rolled, ...done].slice(-most);
      return done.map(({ id }) => id);
    },

    /** Batches that came into a view's reach since its last refresh, and are in it since the one that began then. */
    refreshed(view: string, begun: number): string[] {
      const since = refreshes.get(view) ?? 0;
      refreshes.set(view, begun);
      return rolled.filter(({ at }) => at > since && at <= begun).map(({ id }) => id);
    },
  };
}
