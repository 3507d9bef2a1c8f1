import type { Watch } from "#db/dial.ts";

/** What of a driver's pool is known here: that it can be called, and ended. */
type Driver = ((...args: never[]) => unknown) & { end(options?: { timeout?: number }): Promise<void> };
type Pool<Sql> = { sql: Sql; connections: number; retired: boolean };

/** How long after its last connection a retired pool may still be asked something, by transactions that do not know yet. */
const LAST_WORDS_MS = 10_000;

/**
 * A pool that is made anew when one of its connections is lost: the driver would use the lost one's place again with what
 * it still knew of it (guard-socket.ts). What is under way on the old pool's other connections goes on there.
 *
 * @param make makes a pool whose sockets are watched
 * @param graceMs after which nothing can be under way on an old pool any more
 */
export function lastingPool<Sql extends Driver>(make: (watch: Watch) => Sql, graceMs: number): Sql {
  const pools = new Set<Pool<Sql>>();
  let current = open();

  function open(): Pool<Sql> {
    const pool: Pool<Sql> = { sql: undefined as unknown as Sql, connections: 0, retired: false };
    pool.sql = make({
      barred: () => pool.retired,
      opened: () => {
        pool.connections++;
      },
      lost: () => retire(pool),
      closed: () => {
        pool.connections--;
        if (pool.retired && pool.connections === 0) setTimeout(drop, LAST_WORDS_MS, pool).unref();
      },
    });
    pools.add(pool);
    return pool;
  }

  function retire(pool: Pool<Sql>): void {
    if (pool.retired) return;
    pool.retired = true;
    current = open();
    setTimeout(drop, pool.connections === 0 ? LAST_WORDS_MS : graceMs, pool).unref();
  }

  function drop(pool: Pool<Sql>): void {
    if (pools.delete(pool)) void pool.sql.end({ timeout: 0 }).catch(() => {});
  }

  const end: Driver["end"] = async (options) => {
    await Promise.all([...pools].map(({ sql, retired }) => sql.end(retired ? { timeout: 0 } : options)));
  };
  return new Proxy((() => {}) as unknown as Sql, {
    apply: (_target, _this, args) => Reflect.apply(current.sql, undefined, args),
    get: (_target, name) => (name === "end" ? end : Reflect.get(current.sql, name)),
    has: (_target, name) => Reflect.has(current.sql, name),
  });
}
