import { setTimeout as pause } from "node:timers/promises";
import { connect, type DbRole } from "#db/client.ts";
import { schemaStanding } from "#db/schema-standing.ts";

/**
 * Resolves when a database has all that this version needs; waits for as long as another process migrates it. For entry
 * points: a process that began on another schema would fail call by call, and a worker take good batches for bad ones.
 *
 * @param role as whom to ask
 * @param say gets a line when it waits, and when the database is of a newer version, with which this one can work
 * @throws Error that says what to do, or what the database throws
 */
export async function awaitSchema(url: string, role: DbRole, say: (line: string) => void): Promise<void> {
  const sql = connect(url, role, { max: 1, applicationName: "inlay-start" });
  try {
    for (let told = false; ; told = true) {
      const standing = await schemaStanding(sql);
      if (standing.state === "fits") {
        if (standing.newer.length > 0)
          say(`The database is of a newer version (${standing.newer.join(", ")}): going on with it.`);
        return;
      }
      if (standing.state === "beyond")
        throw new Error(
          `The database is of a newer version that this one cannot work with (${standing.barredBy.join(", ")}): run the newer one, or restore a backup from before.`,
        );
      if (!standing.migrating)
        throw new Error(
          `The database lacks what this version needs (${listed(standing.missing)}): run \`npm run inlay -- migrate\`.`,
        );
      if (!told) say("Another process migrates the database: waiting until it is done.");
      await pause(500);
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const listed = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", ");
