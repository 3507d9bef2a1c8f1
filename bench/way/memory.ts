import { readFile } from "node:fs/promises";
import { median } from "#bench/quantile.ts";

export type Memory = {
  /** Ends the watch. Megabytes of the first and last third of it (medians), and the most there was. */
  stop(): { first: number; last: number; most: number };
};

/** Watches the resident memory of a process, four times a second. */
export function watchMemory(pid: number): Memory {
  const seen: number[] = [];
  const timer = setInterval(() => {
    void residentMb(pid).then((mb) => seen.push(mb));
  }, 250);
  return {
    stop: () => {
      clearInterval(timer);
      const third = Math.max(1, Math.floor(seen.length / 3));
      return { first: median(seen.slice(0, third)), last: median(seen.slice(-third)), most: Math.max(...seen) };
    },
  };
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_000;
}
