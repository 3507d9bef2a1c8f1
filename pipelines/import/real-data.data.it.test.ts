import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope, type Scope } from "#db/scope.ts";
import { withRealData } from "#db/testing/real-data.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { parseQuery, queryMetrics } from "#server/metrics/query.ts";
import type { Plan } from "#server/tariffs/plan-input.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";
import type { ImportReport } from "./import-file.ts";
import { costOf } from "./testing/cost-of.ts";

/** Answers that others computed from the same files, with other programs; the clock of each file is its subjects' zone. */
const FILES = ["berka/trans.asc.gz", "household_power.csv.gz"] as const;
const HOME = "home-sceaux";

await withRealData("two real files, from the importer to the query API", FILES, (path) => {
  let db: TestDatabase;
  const tenant: Record<"berka" | "power", string> = { berka: "", power: "" };
  const reports: ImportReport[] = [];
  const peaks: number[] = [];

  beforeAll(async () => {
    db = await testDatabase();
    const begun = performance.now();
    const accepted = { acceptFrom: "1990-01-01" };
    const pipeline = db.sql("pipeline");
    tenant.berka = (
      await createTenant(pipeline, { slug: "berka", name: "Berka", zone: "Europe/Prague", currency: "CZK", ...accepted }, "test")
    ).id;
    tenant.power = (
      await createTenant(pipeline, { slug: "power", name: "Power", zone: "Europe/Paris", currency: "EUR", ...accepted }, "test")
    ).id;
    for (const [file, slug, mapping] of [
      [FILES[0], "berka", "berka"],
      [FILES[1], "power", "household-power"],
    ] as const) {
      const { report, peak } = await importAsPeopleDo(db.url, path(file), slug, mapping);
      reports.push(report);
      peaks.push(peak);
    }
    const imported = performance.now();
    await processAll(pipeline);
    const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(1)} s`;
    process.stdout.write(
      `real data: imported in ${seconds(begun, imported)}, processed and rolled up in ${seconds(imported, performance.now())}, importer's peak ${Math.max(...peaks).toFixed(0)} MB\n`,
    );
  }, 600_000);
  afterAll(() => db?.drop());

  async function ask(of: "berka" | "power", body: object) {
    const { scope: asked, ...query } = parseQuery(body);
    const subjects: Scope["subjects"] = asked === "tenant" ? { mode: "all" } : { mode: "one", subject: asked.subject };
    const scope = { tenantId: tenant[of], subjects, limits: "none" as const };
    return (await inScope(db.sql("app"), scope, (tx) => queryMetrics(tx, scope, query))).rows;
  }

  test("every row came in, or is counted with its reason", () => {
    expect(reports[0]).toMatchObject({ rows: 49_102, accepted: 49_102, quarantined: 0, refused: [], skipped: [] });
    expect(reports[1]).toMatchObject({
      rows: 282_632,
      accepted: 5 + 4 * (282_632 - 3_771),
      quarantined: 0,
      refused: [],
      skipped: [{ count: 3_771 }],
    });
  });

  test("the importer stays below 300 MB", () => {
    for (const peak of peaks) expect(peak).toBeLessThan(300);
  });

  describe("Berka", () => {
    const whole = { from: "1993-01-01", to: "1994-04-01" };
    test("withdrawals of December 1993: 17,704,340.80 in 3,282", async () => {
      const december = { from: "1993-12-01", to: "1994-01-01" };
      const rows = await ask("berka", { scope: "tenant", measures: ["spending.debits", "spending.payments"], period: december });
      expect(rows).toEqual([{ currency: "CZK", "spending.debits": 1_770_434_080, "spending.payments": 3_282 }]);
    });
    test("all credits and all withdrawals", async () => {
      const measures = ["spending.in", "spending.credit_count", "spending.debits", "spending.payments"];
      expect(await ask("berka", { scope: "tenant", measures, period: whole })).toEqual([
        {
          currency: "CZK",
          "spending.in": 17_736_629_630,
          "spending.credit_count": 22_994,
          "spending.debits": 13_013_163_250 + 798_852_100,
          "spending.payments": 25_457 + 651,
        },
      ]);
    });
    test("household payments: 15,985,883.00", async () => {
      const filters = [{ dimension: "category", in: ["housing"] }];
      const rows = await ask("berka", {
        scope: "tenant",
        measures: ["spending.spent"],
        dimensions: ["category"],
        filters,
        period: whole,
      });
      expect(rows).toEqual([{ category: "housing", currency: "CZK", "spending.spent": 1_598_588_300 }]);
    });
    test("1,229 subjects", async () => {
      const rows = await ask("berka", {
        scope: "tenant",
        measures: ["spending.payments"],
        dimensions: ["subject"],
        period: whole,
      });
      expect(rows).toHaveLength(1_229);
    });
  });

  describe("household power", () => {
    const february = { from: "2007-02-01", to: "2007-03-01" };
    const whole = { from: "2006-12-01", to: "2007-07-01" };
    test("941.481 kWh in February 2007, 5,684.156 kWh in all", async () => {
      const use = async (period: object) =>
        (await ask("power", { scope: { subject: HOME }, measures: ["devices.use"], period }))[0]!["devices.use"];
      expect(Number(await use(february)) / 1000).toBeCloseTo(941.481, 3);
      expect(Number(await use(whole)) / 1000).toBeCloseTo(5_684.156, 3);
    });
    test("sub-meters of February 2007: 47,584, 64,604 and 270,274 Wh", async () => {
      const rows = await ask("power", {
        scope: { subject: HOME },
        measures: ["devices.energy"],
        dimensions: ["device"],
        period: february,
      });
      const byDevice = Object.fromEntries(rows.map((row) => [row.device, row["devices.energy"]]));
      expect(byDevice).toMatchObject({ kitchen: 47_584, laundry: 64_604, climate: 270_274 });
    });
    test("the peak: 10.67 kW on 4 March 2007", async () => {
      const filters = [{ dimension: "device", in: ["main"] }];
      const query = { scope: { subject: HOME }, measures: ["devices.peak_watts"], filters, granularity: "day", period: whole };
      const rows = await ask("power", { ...query, orderBy: [{ by: "devices.peak_watts", direction: "desc" }], limit: 1 });
      expect(rows).toEqual([{ day: "2007-03-04", "devices.peak_watts": 10_670 }]);
    });
    test("February 2007 by a flat, a time-of-use and a tiered tariff: what the CSV's minutes cost one by one", async () => {
      const work = { weekdays: [1, 2, 3, 4, 5], fromHour: 6, toHour: 22, perKwhMicros: 160_000 };
      const night = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromHour: 22, toHour: 6, perKwhMicros: 120_000 };
      const tier = (upToKwh: number | null, perKwhMicros: number) => ({ upToKwh, perKwhMicros });
      const cost = (plan: Plan) => costOf(db, { tenantId: tenant.power, subject: HOME, period: february }, plan);
      // In cents, of exact fractions: 11,617.881; 13,621.982; 13,388.147. Devices by time of use 685.744, 941.174 and
      // 4,006.36; by tiers 668.567, 950.096 and 3,767.687.
      expect(await cost({ kind: "flat", perKwhMicros: 123_400 })).toMatchObject({ costMinor: 11_618 });
      expect(
        await cost({ kind: "time_of_use", bands: [work, night, { ...work, weekdays: [6, 7], perKwhMicros: 140_000 }] }),
      ).toEqual({
        ...{ costMinor: 13_622, untracked: 7_989, climate: 4_006, laundry: 941, kitchen: 686 },
      });
      expect(await cost({ kind: "tiered", tiers: [tier(300, 100_000), tier(600, 130_000), tier(null, 190_000)] })).toEqual({
        ...{ costMinor: 13_388, untracked: 8_002, climate: 3_768, laundry: 950, kitchen: 668 },
      });
    });
    test("the long gap at the end of April 2007 stays a gap: no zeros, and its edges are partial days", async () => {
      const filters = [{ dimension: "device", in: ["main"] }];
      const period = { from: "2007-04-27", to: "2007-05-02" };
      const rows = await ask("power", {
        scope: { subject: HOME },
        measures: ["devices.covered_hours", "devices.use"],
        filters,
        granularity: "day",
        period,
      });
      const hours = Object.fromEntries(rows.map((row) => [row.day, row["devices.covered_hours"]]));
      expect(hours).toMatchObject({ "2007-04-27": 24, "2007-04-28": 0.35, "2007-04-30": 9.6, "2007-05-01": 24 });
      expect(rows.filter((row) => row.day === "2007-04-29" && row["devices.use"] !== null)).toEqual([]);
    });
  });
});

/** The verb in a process of its own, with the greatest memory that the system saw it use, in MB. */
async function importAsPeopleDo(
  url: string,
  file: string,
  slug: string,
  mapping: string,
): Promise<{ report: ImportReport; peak: number }> {
  const main = join(import.meta.dirname, "../cli/main.ts");
  const yaml = join(import.meta.dirname, `mappings/${mapping}.yaml`);
  const env = { ...process.env, DATABASE_URL: url, LOG_LEVEL: "warn" };
  const child = spawn(process.execPath, [main, "import", file, "--tenant", slug, "--mapping", yaml, "--json"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  let peak = 0;
  child.stdout.on("data", (text) => {
    out += text;
  });
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }, 50);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(timer);
  expect(code).toBe(0);
  return { report: JSON.parse(out.slice(out.indexOf("{"))), peak };
}
