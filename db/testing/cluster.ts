import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findRunning } from "#db/embedded/postmaster.ts";
import { isAlive, signal, waitGone } from "#db/embedded/processes.ts";
import { type Embedded, startEmbedded } from "#db/embedded/start.ts";
import { readState } from "#db/embedded/state.ts";
import { childrenOf } from "#db/testing/family.ts";

const PREFIX = "inlay-test-";

export type TestCluster = Omit<Embedded, "pid"> & {
  home: string;
  /** Of the server that runs on these data now. */
  pid(): Promise<number | undefined>;
  /** SIGKILL to the server and all its processes at once, as when the power goes. Resolves when none is left. */
  crash(): Promise<void>;
  /** Starts it again on the same data and the same port. */
  restart(): Promise<void>;
};

/**
 * A PostgreSQL server of its own in a temporary folder, gone without trace after `stop()`; for a whole run, or for a
 * test that kills servers. Settings are on top of those of production (so durable, unless told otherwise).
 * @param folder where its own folder is made, other than the system's for temporary files
 */
export async function startTestCluster(settings: Record<string, string> = {}, folder = tmpdir()): Promise<TestCluster> {
  await sweep();
  const base = await mkdtemp(join(folder, `${PREFIX}${process.pid}-`));
  // Open to pass through, so that the server's user gets in when root runs the tests.
  await chmod(base, 0o755);
  const home = join(base, "home");
  try {
    // Not the port of a developer's own server; the next free ones are tried anyway.
    let server = await startEmbedded({ home, port: 55_000 + Math.floor(Math.random() * 4_000), settings });
    const { port } = server;
    const pidNow = async () => (await findRunning((await readState(home))!.data))?.pid;
    return {
      ...server,
      home,
      pid: pidNow,
      crash: async () => {
        const pid = await pidNow();
        if (pid === undefined) return;
        // Held first, so that it starts no process that would be missed.
        signal(pid, "SIGSTOP");
        const all = [pid, ...(await childrenOf(pid))];
        for (const pid of all) signal(pid, "SIGKILL");
        for (const pid of all) await waitGone(pid, 5_000);
      },
      restart: async () => {
        server = await startEmbedded({ home, port, settings });
        if (server.port !== port) throw new Error(`The server came back on port ${server.port}, not ${port}.`);
      },
      stop: async () => {
        await server.stop();
        await removeHome(home);
        await rm(base, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await removeHome(home);
    await rm(base, { recursive: true, force: true });
    throw error;
  }
}

/** Removes a home whose server has ended, and the folder elsewhere that it may have had to use for its data. */
export async function removeHome(home: string): Promise<void> {
  const state = await readState(home);
  const patiently = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 } as const;
  if (state && dirname(state.data) !== home) await rm(dirname(state.data), patiently);
  await rm(home, patiently);
}

/** Folders of runs that were killed; their servers ended with them. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.match(/^inlay-test-(\d+)-/)?.[1]);
    if (pid > 0 && !isAlive(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}
