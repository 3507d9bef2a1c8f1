import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { withRealData } from "#db/testing/real-data.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { importFile } from "#pipelines/import/import-file.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { DevicesView } from "#server/dashboards/devices-view.ts";
import { loadDevices } from "#server/dashboards/load-devices.ts";
import { DevicesParams } from "#server/dashboards/params.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";
import { daysOnly, plainAlwaysOn, plainTable, plainUnusual, plainUptime } from "./testing/independent.ts";

const FILE = "household_power.csv.gz";
const HOME = "home-sceaux";
/** Nine weeks around the gap of April 2007. */
const [FROM, TO] = ["2007-03-01", "2007-05-03"];
/** The recorder's clock stood at +01:00 all year. */
const clock = (instant: string) => new Date(Date.parse(instant) + 3_600_000).toISOString().slice(0, 16).replace("T", " ");

await withRealData("insights of a real home, against plain SQL over the file", [FILE], (path) => {
  let db: TestDatabase;
  let tenantId: string;
  beforeAll(async () => {
    db = await testDatabase();
    const settings = { slug: "power", name: "Power", zone: "Europe/Paris", currency: "EUR", acceptFrom: "1990-01-01" };
    tenantId = (await createTenant(db.sql("pipeline"), settings, "system:test")).id;
    const folder = await mkdtemp(join(tmpdir(), "inlay-"));
    const file = join(folder, "weeks.csv");
    await writeFile(file, daysOnly(path(FILE), FROM, TO));
    await plainTable(db.login(), file);
    const mapping = join(import.meta.dirname, "../../../pipelines/import/mappings/household-power.yaml");
    const report = await importFile({ sql: db.sql("collector"), tenantId, file, mapping });
    await rm(folder, { recursive: true });
    expect(report).toMatchObject({ complete: true, quarantined: 0, refused: [] });
    await processAll(db.sql("pipeline"));
  }, 600_000);
  afterAll(() => db?.drop());

  const load = (from: string, to: string) =>
    inScope(db.sql("app"), { tenantId, subjects: { mode: "one", subject: HOME }, limits: "none" }, async (tx) =>
      DevicesView.parse(await loadDevices(tx, { ...DevicesParams.parse({ period: { from, to } }), subject: HOME })),
    );

  test.each(["2007-03-08", "2007-03-25", "2007-04-13", "2007-04-28", "2007-04-30", "2007-05-01", "2007-05-03"])(
    "always-on and standby of the 48 hours before %s",
    async (until) => {
      const plain = await plainAlwaysOn(db.login(), until);
      const { alwaysOn } = await load("2007-03-02", until);
      const [meter] = alwaysOn!.meters;
      expect(meter!.coveredHours).toBeCloseTo(plain.minutes / 60, 9);
      if (plain.watts === null) expect(alwaysOn).toMatchObject({ watts: null });
      else {
        expect(alwaysOn!.watts).toBeCloseTo(plain.watts, 6);
        expect(meter!.standbyShare).toBeCloseTo(plain.standby / plain.minutes, 9);
        expect(meter!.standbyWh).toBeCloseTo(plain.wh, 6);
      }
    },
  );

  test("unusual hours of two weeks of April", async () => {
    const [from, to] = ["2007-04-12", "2007-04-26"] as const;
    const plain = await plainUnusual(db.login(), from, to);
    const { unusual } = await load(from, to);
    const found = unusual!.findings.map((each) => ({
      device: each.device,
      day: clock(each.from).slice(0, 10),
      hour: Number(clock(each.from).slice(11, 13)),
      hours: (Date.parse(each.to) - Date.parse(each.from)) / 3_600_000,
      wh: expect.closeTo(each.wh, 4),
      usual: expect.closeTo(each.usualWh, 4),
      direction: each.direction,
    }));
    expect(plain.length).toBeGreaterThan(5);
    expect([...plain]).toEqual(
      found.sort((a, b) =>
        `${a.device} ${a.day}` < `${b.device} ${b.day}`
          ? -1
          : `${a.device} ${a.day}` > `${b.device} ${b.day}`
            ? 1
            : a.hour - b.hour,
      ),
    );
    process.stdout.write(
      `real data: ${plain.length} unusual times in two weeks of April 2007; not judged: ${unusual!.irregular.map(({ device }) => device).join(", ")}\n`,
    );
  });

  test("uptime around the gap of April 2007, and its gaps", async () => {
    const [from, to] = ["2007-04-25", "2007-05-02"] as const;
    const plain = await plainUptime(db.login(), from, to);
    const { uptime } = await load(from, to);
    const main = uptime.devices.find(({ device }) => device === "main")!;
    expect(main).toMatchObject({ reportedSeconds: plain.seconds, expectedSeconds: 7 * 86_400 });
    expect(main.gaps!.count).toBe(plain.gaps.length);
    expect(main.gaps!.longest.map((gap) => ({ since: clock(gap.from), until: clock(gap.to) }))).toEqual(plain.gaps.slice(0, 5));
    expect(main.gaps!.longest[0]).toEqual({ from: "2007-04-27T23:21:00.000Z", to: "2007-04-30T13:24:00.000Z" });
    expect(uptime.uptime).toBeCloseTo(plain.seconds / (7 * 86_400), 9);
    // Two months: nothing but minutes are lost in March.
    const all = await plainUptime(db.login(), "2007-03-02", "2007-05-02");
    const long = (await load("2007-03-02", "2007-05-02")).uptime.devices.find(({ device }) => device === "main")!;
    expect([long.reportedSeconds, long.gaps!.count]).toEqual([all.seconds, all.gaps.length]);
  });
});
