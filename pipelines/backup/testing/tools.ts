import { execFile } from "node:child_process";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import type { Sql } from "#db/client.ts";

const run = promisify(execFile);

/** PostgreSQL's own programs, of the server's major version: an older pg_dump refuses a newer server. */
export type Tools = (
  program: "pg_dump" | "pg_dumpall" | "pg_restore" | "pg_basebackup" | "psql",
  ...args: string[]
) => Promise<string>;

/** Where packages put them, beside the PATH. */
const PLACES = (major: number) => [
  ...(process.env.PATH ?? "").split(delimiter),
  ...[`/usr/lib/postgresql/${major}/bin`, `/usr/pgsql-${major}/bin`, `/opt/homebrew/opt/postgresql@${major}/bin`],
];

/** @returns null where this machine has none that fit */
export async function findTools(major: number): Promise<Tools | null> {
  for (const folder of PLACES(major).filter(Boolean)) {
    const version = await run(join(folder, "pg_dump"), ["--version"]).then(
      ({ stdout }) => Number(/ (\d+)\./.exec(stdout)?.[1]),
      () => 0,
    );
    if (version < major) continue;
    return async (program, ...args) => {
      const { stdout } = await run(join(folder, program), args, { maxBuffer: 256 * 2 ** 20 });
      return stdout;
    };
  }
  return null;
}

export async function majorOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select current_setting('server_version_num')::int / 10000 as n`;
  return row!.n;
}
