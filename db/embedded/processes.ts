import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** Is there a process of this id (also one of another user)? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * The command line of a process, arguments parted by spaces; undefined when it is gone or already dead but not yet
 * collected. Ids are used again, so nothing is ended before its command line was looked at.
 */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  try {
    if (process.platform === "linux") {
      const line = (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ").trim();
      return line === "" ? undefined : line;
    }
    const { stdout } = await promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * What tells a process from another one that is given the same id later: when it began, on which boot of the machine.
 * Unlike its command line a process cannot change it (a web server renames itself). Undefined when it is gone.
 */
export async function identityOf(pid: number): Promise<string | undefined> {
  if ((await commandOf(pid)) === undefined) return undefined;
  try {
    if (process.platform === "linux") {
      const [stat, boot] = await Promise.all([
        readFile(`/proc/${pid}/stat`, "utf8"),
        readFile("/proc/sys/kernel/random/boot_id", "utf8"),
      ]);
      // After the name (which may hold anything) in brackets: field 3 onwards; field 22 is the start in ticks since boot.
      const begun = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
      return `${boot.trim()} ${begun}`;
    }
    const { stdout } = await promisify(execFile)("ps", ["-o", "lstart=", "-p", String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Sends a signal; false when the process is already gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

/** Waits until a process is gone; false when it still lives after `ms`. */
export async function waitGone(pid: number, ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  while (Date.now() < until) {
    if ((await commandOf(pid)) === undefined) return true;
    await pause(25);
  }
  return false;
}

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
