import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "#bench/report.ts";
import { resultsText } from "#bench/results.ts";
import { ROOT } from "#pipelines/dev/children.ts";
import { program, runStep, type StepResult, summary } from "#pipelines/dev/steps.ts";
import { terminal } from "#pipelines/dev/terminal.ts";

/**
 * `npm run bench -- [name ...] [--write] [--seed 7] [--<size> n ...]`: each `bench/<name>.bench.ts` as a process of its own,
 * one after the other. Flags go to all of them. `--write` collects their reports into `bench/RESULTS.md`.
 */
const term = terminal();
const args = process.argv.slice(2);
const firstFlag = args.findIndex((word) => word.startsWith("--"));
const wished = firstFlag < 0 ? args : args.slice(0, firstFlag);
const flags = firstFlag < 0 ? [] : args.slice(firstFlag).filter((word) => word !== "--write");
const all = (await readdir(join(ROOT, "bench"))).filter((name) => name.endsWith(".bench.ts")).sort();
const chosen = all.filter((name) => wished.length === 0 || wished.includes(benchOf(name)));
const unknown = wished.filter((name) => !all.some((file) => benchOf(file) === name));
if (unknown.length > 0 || chosen.length === 0) {
  term.say(`No such benchmark: ${unknown.join(", ")}. There are: ${all.map(benchOf).join(", ") || "none"}.`);
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), "inlay-bench-reports-"));
const results: StepResult[] = [];
const reports: Report[] = [];
for (const name of chosen) {
  const json = join(folder, `${benchOf(name)}.json`);
  const command = { command: process.execPath, args: [join(ROOT, "bench", name), ...flags, "--json", json] };
  const result = await runStep(term, name, program(command));
  const report = await readFile(json, "utf8").then(
    (text) => JSON.parse(text) as Report,
    () => undefined,
  );
  if (report) reports.push(report);
  const missed = report?.lines.filter(({ met }) => met === false).length ?? 0;
  results.push({ ...result, ...(missed > 0 ? { note: `${missed} promises missed` } : {}) });
}
await rm(folder, { recursive: true });
summary(term, results);
if (args.includes("--write")) {
  await writeFile(join(ROOT, "bench/RESULTS.md"), resultsText(reports, new Date()));
  term.say("Written: bench/RESULTS.md");
}
process.exit(results.every((result) => result.ok) ? 0 : 1);

function benchOf(file: string): string {
  return file.replace(/\.bench\.ts$/, "");
}
