import type { Command } from "commander";
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
    const done = await migrate(database.url, (step) => process.stderr.write(`applying ${step}\n`));
    const changed = done.applied.length > 0 || done.objects;
    report(options.json, done, [
      changed
        ? `The database is at this version now (${done.applied.length} migrations applied).`
        : "The database is at this version already.",
    ]);
  } finally {
    await database.release();
  }
}
