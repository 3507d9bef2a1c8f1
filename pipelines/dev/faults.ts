import { summary } from "#pipelines/dev/steps.ts";
import { terminal } from "#pipelines/dev/terminal.ts";
import { vitest } from "#pipelines/dev/vitest.ts";

/** `npm run test:faults [filter]`: the long kill and random runs (`*.faults.ts`); each prints its seed. */
const term = terminal();
const begun = performance.now();
const result = await vitest("faults", process.argv.slice(2));
summary(term, [{ title: "Faults", ms: performance.now() - begun, ...result }]);
process.exit(result.ok ? 0 : 1);
