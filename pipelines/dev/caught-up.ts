import { connect } from "#db/client.ts";
import { pause } from "#db/embedded/processes.ts";
import type { Progress } from "#pipelines/dev/terminal.ts";

/** About how many marks a batch leaves behind: only weighs the two against each other on the progress bar. */
const MARKS_PER_BATCH = 500;

/** Waits until the workers have nothing left to process or roll up. False when that takes longer than `ms`. */
export async function untilCaughtUp(databaseUrl: string, progress: Progress, ms = 300_000): Promise<boolean> {
  const sql = connect(databaseUrl, "pipeline", { max: 1, applicationName: "inlay-demo" });
  try {
    let most = 0;
    for (const until = Date.now() + ms; Date.now() < until; await pause(250)) {
      const [left] = await sql<{ batches: number; marks: number }[]>`
        select (select count(*)::int from raw.batch where state = 'ready') as batches, (select count(*)::int from ops.mark) as marks`;
      const { batches, marks } = left!;
      if (batches + marks === 0) return true;
      const work = batches * MARKS_PER_BATCH + marks;
      most = Math.max(most, work);
      progress(
        most - work,
        most,
        `${batches === 1 ? "1 batch" : `${batches} batches`} and ${marks.toLocaleString("en")} changed places to go`,
      );
    }
    return false;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
