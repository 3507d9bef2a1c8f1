import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** The processes that a process has started and that still run. */
export async function childrenOf(parent: number): Promise<number[]> {
  const all = process.platform === "linux" ? await fromProc() : await fromPs();
  return all.filter(({ ppid }) => ppid === parent).map(({ pid }) => pid);
}

type Kin = { pid: number; ppid: number };

async function fromProc(): Promise<Kin[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")));
  // "pid (name) state ppid ...": the name may hold spaces and parentheses.
  return stats.map((line, at) => ({ pid: pids[at]!, ppid: Number(line.slice(line.lastIndexOf(")") + 2).split(" ")[1]) }));
}

async function fromPs(): Promise<Kin[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=", "-o", "ppid="]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid, ppid]) => ({ pid: pid!, ppid: ppid! }));
}
