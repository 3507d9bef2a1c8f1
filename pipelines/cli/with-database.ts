import { userInfo } from "node:os";
import type { Sql } from "#db/client.ts";
import type { AuditActor } from "#server/audit/record.ts";

/** Runs a verb's work on the installation's database as role pipeline, and gives back what was opened for it. */
export async function withDatabase<T>(work: (sql: Sql, url: string) => Promise<T>): Promise<T> {
  const [{ databaseUrl }, { connect }] = await Promise.all([import("#pipelines/dev/database-url.ts"), import("#db/client.ts")]);
  const database = await databaseUrl();
  const sql = connect(database.url, "pipeline", { max: 2, applicationName: "inlay-cli" });
  try {
    return await work(sql, database.url);
  } finally {
    await sql.end({ timeout: 5 });
    await database.release();
  }
}

/** Who runs the command line, for the audit trail: the login name of this machine. */
export function cliActor(): AuditActor {
  try {
    return `cli:${userInfo().username}`;
  } catch {
    // In containers the user id often has no name.
    return `cli:${process.getuid?.() ?? "unknown"}`;
  }
}
