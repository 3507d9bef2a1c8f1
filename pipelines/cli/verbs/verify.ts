import type { Command } from "commander";
import { examples } from "#pipelines/cli/program.ts";

export function register(program: Command): void {
  program
    .command("verify")
    .description("compare rollups with facts and monthly views with rollups; exit status 1 when something differs")
    .option("--tenant <slug>", "only this tenant")
    .option("--json", "as JSON")
    .addHelpText("after", examples("verify", "verify --tenant acme --json"))
    .action(run);
}

async function run(options: { tenant?: string; json?: boolean }): Promise<void> {
  const [{ withDatabase }, { report }, { progressLine }, { verifyTenant }] = await Promise.all([
    import("#pipelines/cli/with-database.ts"),
    import("#pipelines/cli/report.ts"),
    import("#pipelines/cli/progress-line.ts"),
    import("#pipelines/process/verify.ts"),
  ]);
  const { AppError } = await import("#server/errors.ts");
  const line = progressLine(options.json);
  const results = await withDatabase(async (sql) => {
    const tenants =
      await sql`select id, slug from core.tenant where ${options.tenant ?? null}::text is null or slug = ${options.tenant ?? null} order by slug`;
    if (options.tenant && tenants.length === 0)
      throw new AppError("NOT_FOUND", { message: `There is no tenant ${options.tenant}.` });
    const done = [];
    for (const { id, slug } of tenants) {
      const found = await verifyTenant(sql, id, {
        onProgress: (at) => line.show(`${slug}: ${at.subjects} of ${at.of} subjects`),
      });
      done.push({ tenant: slug as string, ...found });
    }
    return done;
  });
  line.end();
  report(options.json, results, results.flatMap(describe));
  if (results.some((result) => result.differences.length > 0)) process.exitCode = 1;
}

function describe(result: {
  tenant: string;
  subjects: number;
  waiting: number;
  differences: { place: string; stored: unknown; expected: unknown }[];
}): string[] {
  const waiting = result.waiting > 0 ? ` (${result.waiting} more had data on the way and were left out)` : "";
  const [first] = result.differences;
  if (!first) return [`${result.tenant}: ${result.subjects} subjects, all figures as they should be${waiting}.`];
  return [
    `${result.tenant}: ${result.differences.length}${result.differences.length === 20 ? " or more" : ""} differences${waiting}. The first:`,
    `  ${first.place}`,
    `  stored    ${JSON.stringify(first.stored)}`,
    `  expected  ${JSON.stringify(first.expected)}`,
    `Mend: npm run inlay -- backfill --tenant ${result.tenant} --from <day> --to <day>`,
  ];
}
