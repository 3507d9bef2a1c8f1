import { execFile } from "node:child_process";
import { chmod, mkdtemp, open, readdir, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { isAlive } from "#db/embedded/processes.ts";

const run = promisify(execFile);
const PREFIX = "inlay-disk-";

export type SmallDisk = {
  folder: string;
  /** Fills it until only so many bytes are left. */
  fill(left: number): Promise<void>;
  /** Makes room: what filled it is gone. */
  empty(): Promise<void>;
  remove(): Promise<void>;
};

/** A file system of its own of so many megabytes, in memory. @returns null where this user may mount none. */
export async function smallDisk(megabytes: number): Promise<SmallDisk | null> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const mounted = await run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "inlay-disk", folder]).then(
    () => true,
    () => false,
  );
  if (!mounted) {
    await rm(folder, { recursive: true });
    return null;
  }
  await chmod(folder, 0o755);
  const ballast = join(folder, "ballast");
  return {
    folder,
    fill: async (left) => {
      const file = await open(ballast, "a");
      try {
        const chunk = Buffer.alloc(65_536);
        for (let free = await freeBytes(folder); free > left; free = await freeBytes(folder)) {
          const { bytesWritten } = await file.write(chunk, 0, Math.min(chunk.length, free - left));
          if (bytesWritten === 0) return;
        }
      } catch (error) {
        // PostgreSQL took the rest meanwhile.
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      } finally {
        await file.close();
      }
    },
    empty: () => rm(ballast, { force: true }),
    remove: () => unmount(folder),
  };
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function unmount(folder: string): Promise<void> {
  await run("umount", ["--lazy", folder]);
  await rm(folder, { recursive: true, force: true });
}

/** Disks of runs that were killed. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.match(new RegExp(`^${PREFIX}(\\d+)-`))?.[1]);
    if (pid > 0 && !isAlive(pid)) await unmount(join(tmpdir(), name)).catch(() => {});
  }
}
