import { writeFile } from "node:fs/promises";
import { lookAtMachine, type Machine } from "#bench/machine.ts";
import { figure, type Judged, judge, type Measured, wantedText } from "#bench/measured.ts";

/** What one benchmark leaves behind: printed as a table, and with `--json <file>` written as JSON. */
export type Report = {
  /** Of the file: `serve` for serve.bench.ts. */
  bench: string;
  machine: Machine;
  seed: number;
  sizes: Readonly<Record<string, number>>;
  seconds: number;
  lines: Judged[];
};

/**
 * Sizes of a run, from flags: `--transactions 5000000`. A size that no flag names has its default; flags of other benchmarks
 * of the same run are passed over, so the sizes in the report are what counts.
 *
 * @throws Error for a flag that is no whole number
 */
export function sizesFrom<Name extends string>(defaults: Readonly<Record<Name, number>>): Record<Name, number> {
  const sizes: Record<Name, number> = { ...defaults };
  for (const name of Object.keys(defaults) as Name[]) {
    const asked = flag(name);
    if (asked === undefined) continue;
    if (!/^\d+$/.test(asked)) throw new Error(`--${name} is a whole number, not ${asked}`);
    sizes[name] = Number(asked);
  }
  return sizes;
}

/** The seed of a run: `--seed 7`, else 1. */
export const seedFrom = (): number => sizesFrom({ seed: 1 }).seed;

/** What stands after `--name` or `--name=` on the command line; undefined where it does not stand there. */
function flag(name: string): string | undefined {
  const at = process.argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  if (at < 0) return undefined;
  const word = process.argv[at]!;
  return word.includes("=") ? word.slice(word.indexOf("=") + 1) : (process.argv[at + 1] ?? "");
}

/** Opens the report of a run, before anything is measured. */
export async function openReport(about: { bench: string; seed: number; sizes: Readonly<Record<string, number>> }): Promise<{
  add(...lines: Measured[]): void;
  /** Prints the table, and writes the JSON when a file was named. @param postgres the server's version */
  close(postgres: string): Promise<Report>;
}> {
  const begun = performance.now();
  const machineAt = await lookAtMachine();
  const lines: Judged[] = [];
  return {
    // Told at once as well: a run that fails later has not measured in vain.
    add: (...measured) => {
      for (const line of measured.map(judge)) {
        lines.push(line);
        process.stdout.write(`  ${line.name}: ${figure(line.value, line.unit)}\n`);
      }
    },
    close: async (postgres) => {
      const report = { ...about, machine: machineAt(postgres), seconds: (performance.now() - begun) / 1_000, lines };
      process.stdout.write(table(report));
      const file = flag("json");
      if (file) await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
      return report;
    },
  };
}

/** The heads of a table of lines, and its cells as text. */
export const HEADS = ["measured", "value", "p50", "p95", "floor", "ratio", "wanted", "met"] as const;

export function cells(line: Judged): string[] {
  return [
    line.name,
    figure(line.value, line.unit),
    line.p50 === undefined ? "" : figure(line.p50, line.unit),
    line.p95 === undefined ? "" : figure(line.p95, line.unit),
    line.floor ? `${figure(line.floor.value, line.unit)} (${line.floor.name})` : "",
    line.ratio?.toFixed(2) ?? "",
    wantedText(line),
    line.met === undefined ? "" : line.met ? "yes" : `no: ${line.missed}`,
  ];
}

/** What the figures were measured on and with, in a line each. */
export function circumstances({ machine, seed, sizes, seconds }: Report): string[] {
  const { cpu, cores, memoryGb, fdatasyncMs, node, postgres, load } = machine;
  return [
    `${cpu}, ${cores} cores, ${memoryGb} GB; fdatasync p50 ${figure(fdatasyncMs.p50, "ms")}, p95 ${figure(fdatasyncMs.p95, "ms")}`,
    `Node ${node}, PostgreSQL ${postgres}; load average ${load.begin.toFixed(1)} at the beginning, ${load.end.toFixed(1)} at the end`,
    `seed ${seed}; ${Object.entries(sizes)
      .map(([name, size]) => `${name} ${size.toLocaleString("en")}`)
      .join(", ")}; ${seconds.toFixed(0)} s`,
  ];
}

function table(report: Report): string {
  const rows = [[...HEADS], ...report.lines.map(cells)];
  const widths = HEADS.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const drawn = rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join("  ")
      .trimEnd(),
  );
  const notes = report.lines.filter(({ note }) => note).map(({ name, note }) => `${name}: ${note}`);
  return `\n${[...circumstances(report), "", ...drawn, ...(notes.length ? ["", ...notes] : [])].join("\n")}\n`;
}
