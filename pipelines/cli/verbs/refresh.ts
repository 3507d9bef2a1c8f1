import type { Command } from "commander";
import { examples } from "#pipelines/cli/program.ts";

export function register(program: Command): void {
  program
    .command("refresh [view]")
    .description("refresh the materialised views now, or one by name (the worker does this in their rhythm)")
    .option("--json", "as JSON")
    .addHelpText("after", examples("refresh", "refresh spending_tenant_month --json"))
    .action(run);
}

async function run(view: string | undefined, options: { json?: boolean }): Promise<void> {
  const [{ withDatabase }, { report, table }, { MAT_VIEWS, refreshView }, { AppError }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#pipelines/cli/report.ts"),
    import("#pipelines/process/refresh-views.ts"),
    import("#server/errors.ts"),
  ]);
  const wanted = MAT_VIEWS.filter((name) => view === undefined || name === view);
  if (wanted.length === 0) {
    throw new AppError("NOT_FOUND", { message: `There is no view ${view}. There are: ${MAT_VIEWS.join(", ")}.` });
  }
  const rows = await withDatabase(async (sql) => {
    const done: { view: string; rows: number; pending: number; ms: number }[] = [];
    for (const name of wanted) done.push({ view: name, ...(await refreshView(sql, name)) });
    return done;
  });
  report(options.json, rows, table(rows, "There are no views."));
}
