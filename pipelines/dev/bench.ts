import { readdir } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { ROOT } from "#pipelines/dev/children.ts";
import { program, runStep, type StepResult, summary } from "#pipelines/dev/steps.ts";
import { terminal } from "#pipelines/dev/terminal.ts";

/** `npm run bench [name ...]`: each `bench/<name>.bench.ts` as a process of its own, one after the other. */
const term = terminal();
const wished = process.argv.slice(2);
const all = (await readdir(join(ROOT, "bench"))).filter((name) => name.endsWith(".bench.ts")).sort();
const chosen = all.filter((name) => wished.length === 0 || wished.includes(name.replace(/\.bench\.ts$/, "")));
if (chosen.length === 0) {
  term.say(`No such benchmark. There are: ${all.map((name) => name.replace(/\.bench\.ts$/, "")).join(", ") || "none"}.`);
  process.exit(2);
}
term.say(
  `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
);
const results: StepResult[] = [];
for (const name of chosen) {
  results.push(await runStep(term, name, program({ command: process.execPath, args: [join(ROOT, "bench", name)] })));
}
summary(term, results);
process.exit(results.every((result) => result.ok) ? 0 : 1);
