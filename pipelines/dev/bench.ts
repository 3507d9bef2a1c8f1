import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "#pipelines/dev/children.ts";
import { program, runStep, type StepResult, summary } from "#pipelines/dev/steps.ts";
import { terminal } from "#pipelines/dev/terminal.ts";

/**
 * `npm run bench -- [name ...] [--write] [--seed 7] [--<size> n ...]`: each `bench/<name>.bench.ts` as a process of its own,
 * one after the other. Flags go to all of them. `--write` collects their reports into `bench/RESULTS.md`.
 */
const HELP = `npm run bench -- [name ...] [--write] [--seed n] [--<size> n ...]

Runs the benchmarks that are named, one after the other; without a name all of them. Each says its sizes in its report.
--write keeps the reports of this run in bench/RESULTS.md.

There are: `;

const term = terminal();
const args = process.argv.slice(2);
const firstFlag = args.findIndex((word) => word.startsWith("--"));
const wished = firstFlag < 0 ? args : args.slice(0, firstFlag);
const flags = firstFlag < 0 ? [] : args.slice(firstFlag).filter((word) => word !== "--write");
const all = (await readdir(join(ROOT, "bench"))).filter((name) => name.endsWith(".bench.ts")).sort();
const chosen = all.filter((name) => wished.length === 0 || wished.includes(benchOf(name)));
if (args.includes("--help")) {
  term.say(`${HELP}${all.map(benchOf).join(", ")}.`);
  process.exit(0);
}
const unknown = wished.filter((name) => !all.some((file) => benchOf(file) === name));
if (unknown.length > 0 || chosen.length === 0) {
  term.say(`No such benchmark: ${unknown.join(", ")}. There are: ${all.map(benchOf).join(", ") || "none"}.`);
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), "inlay-bench-reports-"));
const results: StepResult[] = [];
const run = async (title: string, file: string, more: readonly string[]) =>
  results.push(await runStep(term, title, program({ command: process.execPath, args: [join(ROOT, "bench", file), ...more] })));
for (const file of chosen) await run(file, file, [...flags, "--json", join(folder, `${benchOf(file)}.json`)]);
await run("Missed", "tell-results.ts", [folder, ...(args.includes("--write") ? ["--write"] : [])]);
await rm(folder, { recursive: true });
summary(term, results);
process.exit(results.every((result) => result.ok) ? 0 : 1);

function benchOf(file: string): string {
  return file.replace(/\.bench\.ts$/, "");
}
