import { cpus, totalmem } from "node:os";
import { relative } from "node:path";
import { ROOT } from "#pipelines/dev/children.ts";
import { duration } from "#pipelines/dev/terminal.ts";
import type { TestFile } from "#pipelines/dev/vitest.ts";

const HEADS = ["suite", "", "took", "tests", "seeds", "what was done"];

/** A line for each file of faults: whether it held, how long it took, what was done, and the seeds that replay it. */
function rowsOf(files: readonly TestFile[]): string[][] {
  return files.map(({ path, ok, tests }) => {
    const passed = tests.filter((test) => test.status === "passed").length;
    const told = tests.flatMap(({ faults }) => (faults ? [faults] : []));
    const skipped = tests.filter((test) => test.status !== "passed" && test.status !== "failed");
    const said = [...told.map(({ counts }) => counts), ...skipped.map(({ name }) => `not run: ${name}`)];
    return [
      relative(ROOT, path).replace(/\.faults\.tsx?$/, ""),
      ok ? "held" : "broken",
      duration(tests.reduce((sum, test) => sum + test.ms, 0)),
      `${passed} of ${tests.length}`,
      told.flatMap(({ seeds }) => seeds ?? []).join(", "),
      said.join("; "),
    ];
  });
}

/** The table for a terminal. */
export function faultsLines(files: readonly TestFile[]): string[] {
  const rows = [HEADS, ...rowsOf(files)];
  const widths = HEADS.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at < HEADS.length - 1 ? cell.padEnd(widths[at]!) : cell))
      .join("  ")
      .trimEnd(),
  );
}

/**
 * `bench/FAULTS.md`: the same table, with machine, and when each suite was run. Suites that were not run this time keep their row.
 * @param before what the file held
 */
export function faultsText(files: readonly TestFile[], before: string, when: Date): string {
  const at = `${when.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const now = rowsOf(files).map((cells) => [...cells, at].map((cell) => cell.replaceAll("|", "\\|")));
  const ran = new Set(now.map(([suite]) => suite));
  const rows = [...rowsIn(before).filter(([suite]) => !ran.has(suite)), ...now].sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    "# Results of the fault suite",
    "",
    `Written by \`npm run test:faults -- --write\`: ${rows.filter(([, held]) => held === "held").length} of ${rows.length} suites held.`,
    `Machine: ${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.versions.node}.`,
    "A seed replays its suite: `INLAY_SEED=<seed> npm run test:faults <suite>`. What each fault is expected to do: [docs/operations.md](../docs/operations.md#when-things-fail).",
    "",
    row([...HEADS, "run"]),
    row([...HEADS, "run"].map(() => "---")),
    ...rows.map(row),
    "",
  ].join("\n");
}

/** The rows of a table that was written before, without its head. */
const rowsIn = (text: string): string[][] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(2)
    .map((line) => line.slice(2, -2).split(/ \| /));
