import { setTimeout as pause } from "node:timers/promises";
import type { Sql } from "#db/client.ts";

/** Waits until nothing waits to be processed or rolled. @returns when that was, since 1970 @throws Error after ten minutes */
export async function untilRolled(sql: Sql): Promise<number> {
  for (const until = Date.now() + 600_000; Date.now() < until; await pause(50)) {
    const [left] = await sql`
      select exists (select from raw.batch where state <> 'done') or exists (select from ops.mark) as waiting`;
    if (left?.waiting === false) return performance.timeOrigin + performance.now();
  }
  throw new Error("Events still wait after ten minutes.");
}
