import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type MetricsDoor, openMetricsDoor } from "#pipelines/worker/metrics-door.ts";
import { workerMetrics } from "#pipelines/worker/worker-metrics.ts";
import { readEnv } from "#server/env.ts";
import { log } from "#server/log.ts";

const TOKEN = "a-token-for-these-tests";

let door: MetricsDoor | null;
beforeEach(async () => {
  vi.stubEnv("METRICS_TOKEN", TOKEN);
  log.level = "silent";
  const { registry, runs } = workerMetrics();
  runs.inc({ kind: "roll", outcome: "ok" });
  door = await openMetricsDoor(registry, 0, "127.0.0.1");
});
afterEach(async () => {
  await door?.close();
  vi.unstubAllEnvs();
});

const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${door!.port}${path}`, init);
const bearer = { authorization: `Bearer ${TOKEN}` };

describe("a worker's door", () => {
  test("tells its figures to who sends the token, and nothing to others", async () => {
    expect(await (await ask("/metrics", { headers: bearer })).text()).toContain('inlay_runs_total{kind="roll",outcome="ok"} 1');
    for (const headers of [undefined, { authorization: `Bearer ${TOKEN}x` }]) {
      const refused = await ask("/metrics", headers && { headers });
      expect([refused.status, await refused.text()]).toEqual([401, expect.not.stringContaining("inlay_")]);
    }
  });

  test("has nothing else", async () => {
    const asked = [
      ask("/", { headers: bearer }),
      ask("/metrics/x", { headers: bearer }),
      ask("/metrics", { headers: bearer, method: "POST" }),
    ];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  test("that is taken stops no worker", async () => {
    expect(await openMetricsDoor(workerMetrics().registry, door!.port, "127.0.0.1")).toBeNull();
  });

  test("is not opened without a token", () => {
    expect(() => readEnv({ METRICS_PORT: "9464" })).toThrow("METRICS_TOKEN: is required with METRICS_PORT");
    expect(readEnv({ METRICS_PORT: "9464", METRICS_TOKEN: TOKEN })).toMatchObject({
      METRICS_PORT: 9464,
      METRICS_HOST: "127.0.0.1",
    });
  });
});
