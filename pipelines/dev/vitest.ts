import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "#pipelines/dev/children.ts";
import { type Counts, runProgram, type StepResult } from "#pipelines/dev/steps.ts";

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          duration: z.number().nullish(),
          meta: z.object({ faults: z.object({ seeds: z.string().optional(), counts: z.string() }).optional() }),
        }),
      ),
    }),
  ),
});

/** faults: what a test of faults left word of (pipelines/faults/testing/tell.ts). */
export type TestFile = {
  path: string;
  ok: boolean;
  tests: { name: string; status: string; ms: number; faults?: { seeds?: string | undefined; counts: string } | undefined }[];
};

/** Runs one project of vitest.config.ts, output shown, and counts its tests; a file that does not load is a failure. */
export async function vitest(
  project: string,
  args: readonly string[] = [],
): Promise<Omit<StepResult, "title" | "ms"> & { skipped: string[]; files: TestFile[] }> {
  const folder = await mkdtemp(join(tmpdir(), "inlay-report-"));
  const file = join(folder, "vitest.json");
  try {
    const status = await runProgram({
      command: process.execPath,
      args: [
        join(ROOT, "node_modules/vitest/vitest.mjs"),
        "run",
        "--project",
        project,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${file}`,
        ...args,
      ],
    });
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined)
      return {
        ok: false,
        counts: { passed: 0, failed: 1, skipped: 0 },
        note: `vitest ended with ${status} and no report`,
        skipped: [],
        files: [],
      };
    const report = Report.parse(JSON.parse(text));
    const counts = count(report);
    // Something outside of any test (an unhandled rejection, a set-up) can fail a run whose tests all passed.
    if (status !== 0 && counts.failed === 0) counts.failed = 1;
    return { ok: status === 0, counts, skipped: skippedNames(report), files: filesOf(report) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function count(report: z.infer<typeof Report>): Counts {
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function skippedNames(report: z.infer<typeof Report>): string[] {
  const waiting = new Set(["pending", "skipped", "todo", "disabled"]);
  return report.testResults.flatMap((file) =>
    file.assertionResults.filter((test) => waiting.has(test.status)).map((test) => test.fullName),
  );
}

const filesOf = (report: z.infer<typeof Report>): TestFile[] =>
  report.testResults.map(({ name, status, assertionResults }) => ({
    path: name,
    ok: status === "passed",
    tests: assertionResults.map((test) => ({
      name: test.fullName,
      status: test.status,
      ms: test.duration ?? 0,
      faults: test.meta.faults,
    })),
  }));
