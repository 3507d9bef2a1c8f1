import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "#db/embedded/processes.ts";
import { type Embedded, startEmbedded } from "#db/embedded/start.ts";

const PREFIX = "inlay-test-";

export type TestCluster = Embedded & { home: string };

/**
 * A PostgreSQL server of its own in a temporary folder, gone without trace after `stop()`; for a whole run, or for a
 * test that kills servers. Settings are on top of those of production (so durable, unless told otherwise).
 */
export async function startTestCluster(settings: Record<string, string> = {}): Promise<TestCluster> {
  await sweep();
  const base = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const home = join(base, "home");
  const remove = () => rm(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    // Not the port of a developer's own server; the next free ones are tried anyway.
    const server = await startEmbedded({ home, port: 55_000 + Math.floor(Math.random() * 4_000), settings });
    return {
      ...server,
      home,
      stop: async () => {
        await server.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Folders of runs that were killed; their servers ended with them. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.match(/^inlay-test-(\d+)-/)?.[1]);
    if (pid > 0 && !isAlive(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}
