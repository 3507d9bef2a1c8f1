import type { Command } from "commander";
import { examples } from "#pipelines/cli/program.ts";

export function register(program: Command): void {
  program
    .command("backfill")
    .description("make facts and figures of a span of days anew from the events kept")
    .requiredOption("--tenant <slug>", "the tenant")
    .requiredOption("--from <day>", "first day (UTC), such as 2026-01-01")
    .requiredOption("--to <day>", "the day after the last one (UTC)")
    .option("--json", "as JSON")
    .addHelpText("after", examples("backfill --tenant acme --from 2026-01-01 --to 2026-02-01"))
    .action(run);
}

async function run(options: { tenant: string; from: string; to: string; json?: boolean }): Promise<void> {
  const [{ z }, { withDatabase }, { report }, { interruption, progressLine }, { backfill }, { getTenant }, { AppError }] =
    await Promise.all([
      import("zod"),
      import("#pipelines/cli/with-database.ts"),
      import("#pipelines/cli/report.ts"),
      import("#pipelines/cli/progress-line.ts"),
      import("#pipelines/process/backfill.ts"),
      import("#server/tenants/get-tenant.ts"),
      import("#server/errors.ts"),
    ]);
  for (const name of ["from", "to"] as const) {
    if (!z.iso.date().safeParse(options[name]).success) {
      throw new AppError("BAD_REQUEST", { message: `--${name} is not a day: write it like 2026-01-31.` });
    }
  }
  if (options.from >= options.to)
    throw new AppError("BAD_REQUEST", { message: "--to is the day after the last one, so it comes after --from." });
  const line = progressLine(options.json);
  const signal = interruption();
  const done = await withDatabase(async (sql) => {
    const { id } = await getTenant(sql, { slug: options.tenant });
    return backfill(sql, id, options, {
      signal,
      onProgress: (at) => line.show(`${at.day}: ${at.days} of ${at.of} days, ${at.events} events`),
    });
  });
  line.end();
  report(options.json, { ...done, interrupted: signal.aborted }, [
    `${done.events} events read again, ${done.marks} marks rolled up.`,
    ...(signal.aborted ? ["It was ended early: run it again with the same days to do the rest."] : []),
  ]);
  if (signal.aborted) process.exitCode = 130;
}
