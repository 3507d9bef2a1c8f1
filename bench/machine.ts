import { mkdtemp, open, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { quantile } from "#bench/quantile.ts";

/** What the figures were measured on. */
export type Machine = {
  cpu: string;
  cores: number;
  memoryGb: number;
  /** Milliseconds that 8 kB and fdatasync take in the folder where the benchmarks' databases live. */
  fdatasyncMs: { p50: number; p95: number };
  node: string;
  postgres: string;
  /** Load average of one minute: what else ran meanwhile shows here. */
  load: { begin: number; end: number };
};

export async function fdatasyncTimes(writes = 100): Promise<Machine["fdatasyncMs"]> {
  const folder = await mkdtemp(join(tmpdir(), "inlay-bench-disk-"));
  try {
    const file = await open(join(folder, "written"), "w");
    const page = Buffer.alloc(8_192, 1);
    const times: number[] = [];
    for (let write = 0; write < writes; write++) {
      const begun = performance.now();
      await file.write(page, 0, page.length, write * page.length);
      await file.datasync();
      times.push(performance.now() - begun);
    }
    await file.close();
    return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Begins to look at the machine; the answer is asked for at the end of the run. */
export async function lookAtMachine(): Promise<(postgres: string) => Machine> {
  const begin = loadavg()[0] ?? Number.NaN;
  const fdatasyncMs = await fdatasyncTimes();
  return (postgres) => ({
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    fdatasyncMs,
    node: process.version,
    postgres,
    load: { begin, end: loadavg()[0] ?? Number.NaN },
  });
}
