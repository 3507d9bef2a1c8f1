import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "#pipelines/dev/children.ts";
import { faultsLines, faultsText } from "#pipelines/dev/faults-report.ts";
import { summary } from "#pipelines/dev/steps.ts";
import { terminal } from "#pipelines/dev/terminal.ts";
import { vitest } from "#pipelines/dev/vitest.ts";

/**
 * `npm run test:faults [filter ...] [-- --write]`: the long kill and random runs and what breaks around the house
 * (`*.faults.ts`), with the seeds that replay them. `--write` keeps the summary in bench/FAULTS.md.
 */
const term = terminal();
const args = process.argv.slice(2);
const begun = performance.now();
const { files, ...result } = await vitest(
  "faults",
  args.filter((arg) => arg !== "--write"),
);
const ms = performance.now() - begun;
for (const line of faultsLines(files)) term.say(line);
summary(term, [{ title: "Faults", ms, ...result }]);
if (args.includes("--write")) {
  const file = join(ROOT, "bench/FAULTS.md");
  const before = await readFile(file, "utf8").catch(() => "");
  await writeFile(file, faultsText(files, before, new Date()));
  term.say("Written: bench/FAULTS.md");
}
process.exit(result.ok ? 0 : 1);
