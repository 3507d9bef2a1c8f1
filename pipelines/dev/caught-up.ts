import { connect } from "#db/client.ts";
import { pause } from "#db/embedded/processes.ts";
import type { Progress } from "#pipelines/dev/terminal.ts";
import { tenantsWithWork } from "#pipelines/process/work-tenant.ts";

/** Waits until the workers have nothing left to process or roll up. False when that takes longer than `ms`. */
export async function untilCaughtUp(databaseUrl: string, progress: Progress, ms = 300_000): Promise<boolean> {
  const until = Date.now() + ms;
  const sql = connect(databaseUrl, "pipeline", { max: 1, applicationName: "inlay-demo" });
  try {
    const waiting = async () =>
      Number((await sql`select count(*)::int as batches from raw.batch where state = 'ready'`)[0]?.batches ?? 0);
    const first = await waiting();
    while (Date.now() < until) {
      const left = await waiting();
      if (left === 0 && (await tenantsWithWork(sql)).length === 0) return true;
      progress(Math.max(0, first - left), first, `${left} batches to go`);
      await pause(250);
    }
    return false;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
