import type { Command } from "commander";
import { examples } from "#pipelines/cli/program.ts";

export function register(program: Command): void {
  program
    .command("process")
    .description("process all that is ready and roll it up, then end (the worker does this all the time)")
    .option("--tenant <slug>", "only this tenant")
    .option("--failed", "first put batches that were given up back, to be tried again")
    .option("--json", "as JSON")
    .addHelpText("after", examples("process", "process --tenant acme --json", "process --failed --tenant acme"))
    .action(run);
}

async function run(options: { tenant?: string; failed?: boolean; json?: boolean }): Promise<void> {
  const [
    { withDatabase, cliActor },
    { report },
    { interruption, progressLine },
    { processAll, workTenant },
    { retryFailed },
    { getTenant },
  ] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#pipelines/cli/report.ts"),
    import("#pipelines/cli/progress-line.ts"),
    import("#pipelines/process/work-tenant.ts"),
    import("#pipelines/process/retry-failed.ts"),
    import("#server/tenants/get-tenant.ts"),
  ]);
  const line = progressLine(options.json);
  const signal = interruption();
  let retried = 0;
  const done = await withDatabase(async (sql) => {
    const tenantId = options.tenant ? (await getTenant(sql, { slug: options.tenant })).id : null;
    if (options.failed) retried = await retryFailed(sql, tenantId, cliActor());
    const onProgress = (at: { batches: number; events: number }) =>
      line.show(`${at.events} events of ${at.batches} batches processed`);
    return tenantId ? workTenant(sql, tenantId, { signal, onProgress }) : processAll(sql, { signal, onProgress });
  });
  line.end();
  report(options.json, { ...done, ...(options.failed && { retried }), interrupted: signal.aborted }, [
    ...(options.failed ? [`${retried} batches that were given up are tried again.`] : []),
    `${done.events} events of ${done.batches} batches processed, ${done.refused} refused by business rules, ${done.marks} marks rolled up.`,
  ]);
  if (signal.aborted) process.exitCode = 130;
}
