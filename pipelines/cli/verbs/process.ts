import type { Command } from "commander";
import { examples } from "#pipelines/cli/program.ts";

export function register(program: Command): void {
  program
    .command("process")
    .description("process all that is ready and roll it up, then end (the worker does this all the time)")
    .option("--tenant <slug>", "only this tenant")
    .option("--json", "as JSON")
    .addHelpText("after", examples("process", "process --tenant acme --json"))
    .action(run);
}

async function run(options: { tenant?: string; json?: boolean }): Promise<void> {
  const [{ withDatabase }, { report }, { interruption, progressLine }, { processAll, workTenant }, { getTenant }] =
    await Promise.all([
      import("#pipelines/cli/with-database.ts"),
      import("#pipelines/cli/report.ts"),
      import("#pipelines/cli/progress-line.ts"),
      import("#pipelines/process/work-tenant.ts"),
      import("#server/tenants/get-tenant.ts"),
    ]);
  const line = progressLine(options.json);
  const signal = interruption();
  const done = await withDatabase(async (sql) => {
    const onProgress = (at: { batches: number; events: number }) =>
      line.show(`${at.events} events of ${at.batches} batches processed`);
    if (!options.tenant) return processAll(sql, { signal, onProgress });
    const { id } = await getTenant(sql, { slug: options.tenant });
    return workTenant(sql, id, { signal, onProgress });
  });
  line.end();
  report(options.json, { ...done, interrupted: signal.aborted }, [
    `${done.events} events of ${done.batches} batches processed, ${done.refused} refused by business rules, ${done.marks} marks rolled up.`,
  ]);
  if (signal.aborted) process.exitCode = 130;
}
