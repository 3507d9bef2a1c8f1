import type { Sql } from "#db/client.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";

type Use = { size: number; asked: number };

// Next bundles route handlers apart from each other; globalThis is what a process has only one of.
const held = globalThis as typeof globalThis & { __inlayPoolUse?: Map<string, Use> };
held.__inlayPoolUse ??= new Map();
const uses = held.__inlayPoolUse;

/** The same pool, whose transactions and queries are counted while they are under way. The driver itself does not tell of them. */
export function countUse(sql: Sql, role: string, size: number): Sql {
  const use: Use = { size, asked: 0 };
  uses.set(role, use);
  const begin = async (...args: Parameters<Sql["begin"]>) => {
    use.asked++;
    try {
      return await sql.begin(...args);
    } finally {
      use.asked--;
    }
  };
  const unsafe = (...args: Parameters<Sql["unsafe"]>) => counted(sql.unsafe(...args), use);
  return new Proxy(sql, {
    get: (target, name) => (name === "begin" ? begin : name === "unsafe" ? unsafe : Reflect.get(target, name)),
    apply: (target, self, args) => counted(Reflect.apply(target, self, args), use),
  });
}

/** Sets the figures of all pools: what was asked for beyond the connections there are, waits. */
export function countPools(): void {
  const { poolSize, poolBusy, poolWaiting } = webMetrics();
  for (const [role, { size, asked }] of uses) {
    poolSize.set({ role }, size);
    poolBusy.set({ role }, Math.min(size, asked));
    poolWaiting.set({ role }, Math.max(0, asked - size));
  }
}

type Runnable = Promise<unknown> & { handle(): unknown };

/** A query is under way from when the driver is told to run it; one that is a part of another is never run itself. */
function counted<T>(made: T, use: Use): T {
  if (!(made instanceof Promise) || !("handle" in made)) return made;
  const query = made as unknown as Runnable;
  const { handle } = query;
  let begun = false;
  query.handle = () => {
    if (!begun) {
      begun = true;
      use.asked++;
      const done = () => void use.asked--;
      // Not the query's own then, which would run it.
      Promise.prototype.then.call(query, done, done);
    }
    return Reflect.apply(handle, query, []);
  };
  return made;
}
