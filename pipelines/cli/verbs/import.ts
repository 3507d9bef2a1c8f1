import type { Command } from "commander";
import type { Sql } from "#db/client.ts";
import { wholeNumber } from "#pipelines/cli/numbers.ts";
import { examples } from "#pipelines/cli/program.ts";

type Options = { tenant: string; mapping: string; revision?: number; dryRun?: boolean; rows?: number; json?: boolean };

/** Some rows or events were not taken; the report says which and why. */
const SOME_REFUSED = 3;
/** As a shell says it of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

export function register(program: Command): void {
  program
    .command("import <file>")
    .description("import a file of rows or events (CSV or NDJSON, plain or .gz) by a mapping")
    .requiredOption("--tenant <slug>", "whose events they are")
    .requiredOption("--mapping <file>", "how rows become events (docs/import.md)")
    .option("--revision <n>", "a corrected file: n goes into event ids and revisions, and the highest revision wins", wholeNumber)
    .option("--dry-run", "show what the first rows become and what would be refused; write nothing")
    .option("--rows <n>", "with --dry-run: look at the first n rows only", wholeNumber)
    .option("--json", "report as JSON")
    .addHelpText(
      "after",
      `
The same file again, or after a kill or Ctrl-C, adds nothing twice.
Exit status: 0 everything taken, 3 some rows or events refused (the report says which), 130 interrupted.
${examples(
  "import trans.asc.gz --tenant berka --mapping pipelines/import/mappings/berka.yaml --dry-run --rows 1000",
  "import trans.asc.gz --tenant berka --mapping pipelines/import/mappings/berka.yaml",
  "import corrected.csv --tenant acme --mapping acme.yaml --revision 1",
)}`,
    )
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const [{ withDatabase }, { interruption }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#pipelines/cli/progress-line.ts"),
  ]);
  const signal = interruption();
  await withDatabase(async (sql, url) => {
    const task = { file, options, url, tenantId: await tenantId(sql, options.tenant), signal };
    await (options.dryRun ? look(task) : bring(task));
  });
}

/** Asked in SQL: the mapper that other verbs use would take a third of the memory that an import is allowed. */
async function tenantId(sql: Sql, slug: string): Promise<string> {
  const [tenant] = await sql<{ id: string }[]>`select id from core.tenant where slug = ${slug}`;
  if (tenant) return tenant.id;
  const { AppError } = await import("#server/errors.ts");
  throw new AppError("NOT_FOUND", {
    message: `There is no tenant "${slug}": \`npm run inlay -- tenant list\` shows those there are.`,
  });
}

type Task = { file: string; options: Options; url: string; tenantId: string; signal: AbortSignal };

async function look({ file, options, url, tenantId, signal }: Task): Promise<void> {
  const [{ connect }, { dryRun }, { dryRunText }] = await Promise.all([
    import("#db/client.ts"),
    import("#pipelines/import/dry-run.ts"),
    import("#pipelines/import/report-text.ts"),
  ]);
  const sql = connect(url, "collector", { max: 1, applicationName: "inlay-import" });
  try {
    const { mapping, revision, rows } = options;
    const report = await dryRun({ file, mapping, revision, rows, tenant: { sql, tenantId }, signal });
    process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : dryRunText(report));
    if (report.refused.length + report.quarantine.length > 0) process.exitCode = SOME_REFUSED;
    if (signal.aborted) process.exitCode = INTERRUPTED;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function bring({ file, options, url, tenantId, signal }: Task): Promise<void> {
  const [{ importApart }, { importText }, { progressLine }] = await Promise.all([
    import("#pipelines/import/import-apart.ts"),
    import("#pipelines/import/report-text.ts"),
    import("#pipelines/import/progress-line.ts"),
  ]);
  const progress = progressLine(process.stderr);
  try {
    const { mapping, revision } = options;
    const report = await importApart({ url, tenantId, file, mapping, revision }, { signal, onProgress: progress.update });
    progress.done();
    process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : importText(report, commandOf(file, options)));
    if (report.refused.length + report.quarantine.length > 0) process.exitCode = SOME_REFUSED;
    if (!report.complete) process.exitCode = INTERRUPTED;
  } finally {
    progress.done();
  }
}

function commandOf(file: string, { tenant, mapping, revision }: Options): string {
  return `npm run inlay -- import ${file} --tenant ${tenant} --mapping ${mapping}${revision === undefined ? "" : ` --revision ${revision}`}`;
}
