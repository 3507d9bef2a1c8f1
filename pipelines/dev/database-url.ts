import { findEmbedded, startEmbedded } from "#db/embedded/start.ts";
import { readState } from "#db/embedded/state.ts";
import { readEnv } from "#server/env.ts";

export type Database = {
  url: string;
  /** Where it came from, for people. */
  about: string;
  /** Ends what was started for this purpose alone. */
  release(): Promise<void>;
};

/**
 * The database of this installation: DATABASE_URL; else the embedded one of INLAY_HOME, found running (the demo's) or
 * started for as long as the caller needs it.
 *
 * @param options.create make the embedded database when the home has none yet. Without it that is an error, so that
 * a verb in a wrong folder does not report on an empty database.
 * @throws Error that says what to do when there is no database.
 */
export async function databaseUrl(options: { create?: boolean; log?: (line: string) => void } = {}): Promise<Database> {
  const env = readEnv();
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, about: "DATABASE_URL", release: async () => {} };
  const running = await findEmbedded(env.INLAY_HOME);
  if (running?.ownerAlive)
    return { url: running.url, about: `the running PostgreSQL of ${env.INLAY_HOME}`, release: async () => {} };
  if (!options.create && !(await readState(env.INLAY_HOME))) {
    throw new Error(
      `There is no database: DATABASE_URL is not set, and ${env.INLAY_HOME} has none yet. Run \`npm run demo\` first, or set DATABASE_URL (postgres://user:password@host/database), or INLAY_HOME.`,
    );
  }
  const server = await startEmbedded({ home: env.INLAY_HOME, ...(options.log ? { log: options.log } : {}) });
  return { url: server.url, about: `the PostgreSQL of ${env.INLAY_HOME}, started for this`, release: () => server.stop() };
}
