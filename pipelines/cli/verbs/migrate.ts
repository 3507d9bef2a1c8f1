import type { Command } from "commander";
import type { MigrationReport } from "#db/migrate.ts";
import { examples } from "#pipelines/cli/program.ts";

export function register(program: Command): void {
  program
    .command("migrate")
    .description("bring the database to this version's schema; safe to run again and from several machines at once")
    .option("--json", "as JSON")
    .addHelpText("after", examples("migrate", "migrate --json"))
    .action(run);
}

async function run(options: { json?: boolean }): Promise<void> {
  const [{ databaseUrl }, { migrate }, { report }] = await Promise.all([
    import("#pipelines/dev/database-url.ts"),
    import("#db/migrate.ts"),
    import("#pipelines/cli/report.ts"),
  ]);
  const database = await databaseUrl({ create: true, log: (line) => process.stderr.write(`${line}\n`) });
  try {
    const done = await migrate(database.url, (line) => process.stderr.write(`${line}\n`));
    report(options.json, done, [outcome(done)]);
  } finally {
    await database.release();
  }
}

function outcome({ applied, objects, newer }: MigrationReport): string {
  if (newer.length > 0)
    return `The database is of a newer version (${newer.join(", ")}), with which this one can work: nothing was changed.`;
  if (applied.length === 0 && !objects) return "The database is at this version already: nothing was changed.";
  return `The database is at this version now (${applied.length} migrations applied).`;
}
