// What the fence of a tenant costs at 1,000 tenants: the same questions as the role that serves, in its scope, by the serve
// views and their policies; and by a role that no policy holds, with the tenant as a parameter. Interleaved.

import { median, quantile } from "#bench/quantile.ts";
import { openReport, seedFrom, sizesFrom } from "#bench/report.ts";
import { type Asked, unfencing } from "#bench/serve/unfenced.ts";
import { loadWorld, type World } from "#bench/world/load-world.ts";
import { connect, connectAsLogin, type Tx } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { inScope } from "#db/scope.ts";
import { startTestCluster } from "#db/testing/cluster.ts";
import { compile } from "#server/metrics/compile.ts";
import { MetricQuery, type MetricQueryInput } from "#server/metrics/contract.ts";
import { resolve } from "#server/metrics/question.ts";
import { select } from "#server/metrics/run.ts";

const sizes = sizesFrom({ rlsTenants: 1_000, rlsTransactions: 200_000, rlsReadings: 100_000, rlsRounds: 1_500, perSubject: 240 });
const WARM = 200;
/** At most so much more of p95. */
const WANTED = 1.15;

const seed = seedFrom();
const report = await openReport({ bench: "rls", seed, sizes });
const server = await startTestCluster();
const app = connect(server.url, "app", { max: 1 });
const login = connectAsLogin(server.url);
try {
  await migrate(server.url);
  const world = await loadWorld(server.url, {
    ...{ seed, tell: (line: string) => void process.stdout.write(`  ${line}\n`) },
    sizes: { ...sizes, tenants: sizes.rlsTenants, transactions: sizes.rlsTransactions, readings: sizes.rlsReadings },
  });
  const unfenced = await unfencing(login);
  for (const [name, asked] of Object.entries(questions(world))) {
    const fenced: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < WARM + sizes.rlsRounds; round++) {
      const one = asked(round);
      const plain = unfenced(one);
      const [within, without] = [() => inItsScope(one), () => login.begin((tx) => select(tx as unknown as Tx, plain))];
      // By turns first: whoever is second finds the pages in the caches.
      const order = round % 2 === 0 ? [within, without] : [without, within];
      for (const work of order) {
        const begun = performance.now();
        await work();
        if (round >= WARM) (work === within ? fenced : bare).push(performance.now() - begun);
      }
    }
    report.add({
      ...{ name, unit: "ms", value: quantile(fenced, 0.95), p50: median(fenced), p95: quantile(fenced, 0.95) },
      floor: { name: "without policies, p95", value: quantile(bare, 0.95) },
      wanted: { ratioAtMost: WANTED },
      note: `p50 ${(median(fenced) / median(bare)).toFixed(2)} times that without policies`,
    });
  }
  const [version] = await login`select current_setting('server_version') as text`;
  await report.close(String(version!.text));
} finally {
  await Promise.all([app.end({ timeout: 5 }), login.end({ timeout: 5 })]);
  await server.stop();
}

function inItsScope({ tenantId, subject, ...compiled }: Asked): Promise<unknown> {
  const subjects = subject === null ? { mode: "all" as const } : { mode: "one" as const, subject };
  return inScope(app, { tenantId, subjects, limits: "none" }, (tx) => select(tx, compiled));
}

/** Questions by name; each of another tenant every time. */
function questions({ tenants, period }: World): Record<string, (round: number) => Asked> {
  const ask = (whose: "subject" | "home" | "tenant", query: Omit<MetricQueryInput, "period">) => (round: number) => {
    const tenant = tenants[(round * 7) % tenants.length]!;
    const subject = whose === "tenant" ? null : whose === "home" ? "h1" : `s${1 + (round % tenant.subjects)}`;
    return { tenantId: tenant.id, subject, ...compile(resolve(MetricQuery.parse({ ...query, period }), subject)) };
  };
  const byCategory = { measures: ["spending.out"], dimensions: ["category"] };
  return {
    "a tenant's months by category": ask("tenant", { ...byCategory, granularity: "month" }),
    "a subject's months by category": ask("subject", { ...byCategory, granularity: "month" }),
    "a subject's days": ask("subject", { measures: ["spending.out", "spending.payments"], granularity: "day" }),
    "a home's days by device": ask("home", { measures: ["devices.energy"], dimensions: ["device"], granularity: "day" }),
  };
}
