import { connectAsLogin } from "#db/client.ts";
import { type Finding, fail, runChecks } from "#pipelines/cli/doctor/check.ts";
import { DATABASE } from "#pipelines/cli/doctor/database.ts";
import { FLOW } from "#pipelines/cli/doctor/flow.ts";
import { MACHINE } from "#pipelines/cli/doctor/machine.ts";
import { MAIL } from "#pipelines/cli/doctor/mail.ts";
import { problem } from "#pipelines/cli/problem.ts";
import { databaseUrl } from "#pipelines/dev/database-url.ts";
import { readEnv } from "#server/env.ts";

/** Looks at everything that can be looked at: what a check below it needs and lacks ends the list. */
export async function diagnose(): Promise<Finding[]> {
  const findings = await runChecks(MACHINE, readEnv());
  const database = await databaseUrl().catch((error: unknown) => problem(error).sentence);
  if (typeof database === "string") return [...findings, fail("database", database, "Start it, or set DATABASE_URL.")];
  const sql = connectAsLogin(database.url);
  try {
    const unreachable = await sql`select 1`.then(
      () => null,
      (error: unknown) => problem(error).sentence,
    );
    if (unreachable !== null) return [...findings, fail("database", unreachable, "Start it, or correct DATABASE_URL.")];
    findings.push(...(await runChecks(DATABASE, sql)));
    const hasSchema = findings.every((finding) => finding.name !== "schema" || finding.state === "ok");
    // Without the schema every further check would only say so again.
    return hasSchema ? [...findings, ...(await runChecks([...FLOW, ...MAIL], sql))] : findings;
  } finally {
    await sql.end({ timeout: 5 });
    await database.release();
  }
}
