import { execFile } from "node:child_process";
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Sql } from "#db/client.ts";
import { type Embedded, startEmbedded } from "#db/embedded/start.ts";
import { readState, writeState } from "#db/embedded/state.ts";
import { removeHome, type TestCluster } from "#db/testing/cluster.ts";

/** What a base backup leaves out: the server makes it anew, or the archive has it. */
const LEFT_OUT = [
  "postmaster.pid",
  "postmaster.opts",
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_stat_tmp",
  "pg_subtrans",
];

/** A base backup by hand, as pg_basebackup takes it: the server is told, its files are copied while it works, it is told again. */
export async function copyCluster(sql: Sql, data: string, target: string): Promise<void> {
  const session = await sql.reserve();
  try {
    await session`select pg_backup_start('test', true)`;
    await copyFolder(data, target);
    const [stopped] = await session`select labelfile, spcmapfile from pg_backup_stop()`;
    await writeFile(join(target, "backup_label"), stopped!.labelfile as string);
  } finally {
    session.release();
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (LEFT_OUT.includes(entry.name)) {
      if (entry.isDirectory()) await mkdir(target, { mode: 0o700 });
    } else if (entry.isDirectory()) await copyFolder(source, target);
    // What goes away meanwhile is in the log.
    else await copyFile(source, target).catch((error: NodeJS.ErrnoException) => error.code === "ENOENT" || Promise.reject(error));
  }
}

export type Restored = Embedded & { home: string };

/**
 * A server of its own on a base backup, brought forward by archived log to where `settings` say (recovery_target_...), and
 * then open for work. @param fill puts the backup into an empty folder that does not exist yet
 */
export async function restoreCluster(
  source: TestCluster,
  fill: (data: string) => Promise<void>,
  settings: Record<string, string>,
): Promise<Restored> {
  const base = await mkdtemp(join(tmpdir(), `inlay-test-${process.pid}-`));
  await chmod(base, 0o755);
  const home = join(base, "home");
  const data = join(home, "postgres");
  const before = (await readState(source.home))!;
  await mkdir(home, { mode: 0o755 });
  try {
    await fill(data);
    await writeFile(join(data, "recovery.signal"), "");
    await ownAs(before.data, data);
    const { run: _none, ...state } = before;
    await writeState(home, { ...state, data });
    const recovery = { ...settings, recovery_target_action: "promote", archive_mode: "off" };
    const server = await startEmbedded({ home, port: source.port + 1, settings: { ...recovery, fsync: "off" } });
    const stop = async () => {
      await server.stop();
      await removeHome(home);
      await rm(dirname(home), { recursive: true, force: true });
    };
    return { ...server, home, stop };
  } catch (error) {
    await rm(base, { recursive: true, force: true });
    throw error;
  }
}

/** As root the server runs as somebody else, to whom its files must belong. */
async function ownAs(example: string, folder: string): Promise<void> {
  const { uid, gid } = await stat(example);
  if (uid === process.getuid?.()) return;
  await promisify(execFile)("chown", ["-R", `${uid}:${gid}`, folder]);
}
