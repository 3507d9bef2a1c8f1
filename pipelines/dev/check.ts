import { BIOME, TYPES } from "#pipelines/dev/checks.ts";
import { program, runStep, type StepResult, summary } from "#pipelines/dev/steps.ts";
import { terminal } from "#pipelines/dev/terminal.ts";
import { vitest } from "#pipelines/dev/vitest.ts";

/** `npm run check`: what can be known without a database, in under 20 seconds. */
const term = terminal();
const results: StepResult[] = [
  await runStep(term, "Format and lint", program(BIOME)),
  await runStep(term, "Types", program(TYPES)),
  await runStep(term, "Unit tests and architecture", () => vitest("unit")),
];
summary(term, results);
process.exit(results.every((result) => result.ok) ? 0 : 1);
