import { browserTests } from "#pipelines/dev/browser-tests.ts";
import { ensureBuild } from "#pipelines/dev/build.ts";
import { BIOME, TYPES } from "#pipelines/dev/checks.ts";
import { type Counts, program, runStep, type StepResult, summary } from "#pipelines/dev/steps.ts";
import { duration, terminal } from "#pipelines/dev/terminal.ts";
import { vitest } from "#pipelines/dev/vitest.ts";

/**
 * `npm test`: everything that guards a change. A failed step does not keep the others from running, except that browser
 * tests need a build. The last line counts all tests; a check that failed without being a test (format, types, build)
 * counts as one failure there, so that line and exit status never disagree.
 */
const term = terminal();
const begun = performance.now();
const results: StepResult[] = [];
const skipped: string[] = [];

const step = async (title: string, work: () => Promise<Omit<StepResult, "title" | "ms">>): Promise<StepResult> => {
  const result = await runStep(term, title, work);
  results.push(result);
  return result;
};
const tests = (project: string) => async () => {
  const { skipped: names, files: _files, ...result } = await vitest(project);
  skipped.push(...names);
  return result;
};

await step("Format and lint", program(BIOME));
await step("Types", program(TYPES));
await step("Unit tests and architecture", tests("unit"));
await step("Integration tests (PostgreSQL)", tests("integration"));
const build = await step("Production build", async () => {
  const { built } = await ensureBuild({ show: true });
  return { ok: true, note: built ? "" : "up to date" };
});
if (build.ok) await step("Browser tests (Chromium)", () => browserTests(term.say));
else results.push({ title: "Browser tests (Chromium)", ok: false, ms: 0, note: "not run: there is no build" });

summary(term, results);
if (skipped.length > 0) term.say(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join("\n")}`);
const total = results.map(countsOf).reduce((sum, counts) => ({
  passed: sum.passed + counts.passed,
  failed: sum.failed + counts.failed,
  skipped: sum.skipped + counts.skipped,
}));
const ok = results.every((result) => result.ok);
term.say(`\n${ok ? term.good("All is well") : term.bad("Something failed")} after ${duration(performance.now() - begun)}`);
term.say(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`);
process.exit(ok ? 0 : 1);

function countsOf(result: StepResult): Counts {
  return result.counts && (result.ok || result.counts.failed > 0)
    ? result.counts
    : { passed: 0, skipped: 0, ...result.counts, failed: result.ok ? 0 : 1 };
}
