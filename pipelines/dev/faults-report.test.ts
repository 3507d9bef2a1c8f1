import { expect, test } from "vitest";
import { ROOT } from "#pipelines/dev/children.ts";
import { faultsText } from "#pipelines/dev/faults-report.ts";

const suite = (name: string, ok: boolean, counts: string) => ({
  ...{ path: `${ROOT}/${name}.faults.ts`, ok },
  tests: [{ name: "a test", status: ok ? "passed" : "failed", ms: 1_500, faults: { counts, seeds: "7" } }],
});

test("what is run again replaces its row, what is not keeps it, and all are counted", () => {
  const first = faultsText([suite("b/kill", false, "3 kills"), suite("a/law", true, "5 | 6 seeds")], "", new Date(0));
  expect(first).toContain("1 of 2 suites held");
  const second = faultsText([suite("b/kill", true, "200 kills")], first, new Date(60_000));
  expect(second).toContain("2 of 2 suites held");
  expect(second.split("\n").filter((line) => /^\| [ab]/.test(line))).toEqual([
    "| a/law | held | 1.5 s | 1 of 1 | 7 | 5 \\| 6 seeds | 1970-01-01 00:00 UTC |",
    "| b/kill | held | 1.5 s | 1 of 1 | 7 | 200 kills | 1970-01-01 00:01 UTC |",
  ]);
});
