import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "#pipelines/dev/children.ts";
import { WORKER_METRICS, workerMetrics } from "#pipelines/worker/worker-metrics.ts";
import type { Definition } from "#server/observe/define.ts";
import { HOUSE_METRICS } from "#server/observe/house.ts";
import { WEB_METRICS, webMetrics } from "#server/observe/web-metrics.ts";

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const text = read("docs/operations.md");

/** The first table below a heading, without its head. */
function tableBelow(heading: string): string[] {
  const lines = text.split("\n");
  const from = lines.indexOf(heading);
  expect(from, heading).toBeGreaterThan(0);
  const begin = lines.findIndex((line, at) => at > from && line.startsWith("|---"));
  const end = lines.findIndex((line, at) => at > begin && !line.startsWith("|"));
  return lines.slice(begin + 1, end);
}

const rowsOf = (definitions: Record<string, Definition>) =>
  Object.values(definitions).map(
    ({ name, kind, labels, about }) =>
      `| \`${name}\` | ${kind} | ${labels.map((label) => `\`${label}\``).join(", ")} | ${about} |`,
  );

describe("docs/operations.md", () => {
  test("lists each figure as the processes tell it, and no other", async () => {
    expect(tableBelow("### Of a web process")).toEqual(rowsOf(WEB_METRICS));
    expect(tableBelow("### The state of the house, from any web process")).toEqual(rowsOf(HOUSE_METRICS));
    expect(tableBelow("### Of a worker")).toEqual(rowsOf(WORKER_METRICS));
    const told = [...(await webMetrics().registry.getMetricsAsJSON()), ...(await workerMetrics().registry.getMetricsAsJSON())];
    expect(told.map(({ name }) => name)).toEqual(
      [...Object.values(WEB_METRICS), ...Object.values(WORKER_METRICS)].map(({ name }) => name),
    );
  });

  test("alerts on figures and label values that there are", () => {
    const rules = text.slice(text.indexOf("groups:"), text.indexOf("### Of a web process"));
    const names = new Set(
      [WEB_METRICS, HOUSE_METRICS, WORKER_METRICS].flatMap((all) => Object.values<Definition>(all)).map(({ name }) => name),
    );
    const used = [...rules.matchAll(/\binlay_\w+/g)].map(([name]) => name);
    expect(used.filter((name) => !names.has(name))).toEqual([]);
    expect(rules.match(/- alert:/g)).toHaveLength(5);
    const house = read("db/sql/lookup/house.sql");
    for (const [, value] of rules.matchAll(/inlay_(?:freshness|batches)\w*\{\w+="(\w+)"\}/g))
      expect(house).toContain(`'${value}'`);
  });

  test("tells of each event that web and workers write into the log, and of no other", () => {
    const written = ["app", "db", "server", "pipelines"]
      .flatMap((room) => readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" }).map((name) => join(room, name)))
      .filter((name) => /\.tsx?$/.test(name) && !/\.(test|faults)\.|\/(testing|demo)\//.test(name))
      .flatMap((name) => [...read(name).matchAll(/\{ event: ([^,}]*)/g)])
      .flatMap(([, value]) => [...value!.matchAll(/"([a-z]+\.[a-z_]+)"/g)].map(([, event]) => event!));
    const listed = tableBelow("## Logs").map((row) => /^\| `([a-z_.]+)` \| [A-Z].*\. \|$/.exec(row)?.[1] ?? row);
    expect(listed).toEqual([...new Set(written)].sort());
  });

  test("tells of each setting of web and workers, and of none that is not read", () => {
    const known = [...read("server/env.ts").matchAll(/^ {2}([A-Z][A-Z_]+): z/gm)].map(([, name]) => name!);
    const named = new Set([...text.matchAll(/`([A-Z][A-Z_]{3,})[`=]/g)].map(([, name]) => name!));
    // For tests and pictures, or set by what starts the processes.
    const inner = ["INLAY_GALLERY", "NODE_ENV"];
    expect(known.filter((name) => !named.has(name) && !inner.includes(name))).toEqual([]);
    const amounts = ["INLAY_KILLS", "INLAY_SEEDS", "INLAY_MINUTES", "INLAY_CROWD_MERCHANTS", "INLAY_CROWD_EVENTS", "FUZZ_RUNS"];
    const tests = ["FUZZ_SEED", "INLAY_SEED", "INLAY_SHARED_DATA", ...amounts];
    const elsewhere = [...tests, "CHROME_PATH", "NODE_EXTRA_CA_CERTS"];
    expect([...named].filter((name) => !known.includes(name) && !elsewhere.includes(name) && !/^SIG/.test(name))).toEqual([]);
  });
});
