import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { withRealData } from "#db/testing/real-data.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { importFile } from "#pipelines/import/import-file.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { loadSpending } from "#server/dashboards/load-spending.ts";
import { SpendingParams } from "#server/dashboards/params.ts";
import { SpendingView } from "#server/dashboards/spending-view.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";
import { plainCategories, plainOdd, plainSeries, plainTotals, readBerka } from "./testing/berka.ts";

const FILE = "berka/trans.asc.gz";
const MAPPING = resolve(import.meta.dirname, "../../../pipelines/import/mappings/berka.yaml");
/** Of the 1,229 accounts, those with the smallest hash of their number: the same each time, and chosen by nobody. */
const SAMPLE = 60;
const YEAR = { from: "1993-04-01", to: "1994-04-01" };

// Against figures computed in SQL from the plain rows and insights.md alone.
await withRealData("insights of a real bank's customers", [FILE], (path) => {
  let db: TestDatabase;
  let tenantId: string;
  let accounts: string[];
  let views: Map<string, SpendingView>;

  beforeAll(async () => {
    db = await testDatabase();
    const input = { slug: "berka", name: "Berka", zone: "Europe/Prague", currency: "CZK", acceptFrom: "1990-01-01" };
    tenantId = (await createTenant(db.sql("pipeline"), input, "test")).id;
    await importFile({ sql: db.sql("collector"), tenantId, file: path(FILE), mapping: MAPPING });
    await processAll(db.sql("pipeline"));
    await readBerka(db.login(), path(FILE));
    accounts = (await db.login()`select account from plain.berka group by 1 order by md5(account) limit ${SAMPLE}`).map(
      (row) => row.account as string,
    );
    const begun = performance.now();
    views = new Map();
    for (const account of accounts) views.set(account, await load(account));
    const each = (performance.now() - begun) / accounts.length;
    process.stdout.write(`real data: the spending dashboard of an account in ${each.toFixed(1)} ms\n`);
  }, 600_000);
  afterAll(() => db?.drop());

  const load = (subject: string) =>
    inScope(db.sql("app"), { tenantId, subjects: { mode: "one", subject }, limits: "none" }, async (tx) =>
      SpendingView.parse(await loadSpending(tx, { ...SpendingParams.parse({ period: YEAR }), subject })),
    );
  const minor = (units: string) => Math.round(Number(units) * 100);
  const sorted = (lines: string[]) => [...lines].sort();
  const ofAll = (line: (view: SpendingView, account: string) => string[]) =>
    sorted([...views].flatMap(([account, view]) => line(view, account)));

  test("recurring: merchant, direction, cadence, state and median of each series", async () => {
    const plain = await plainSeries(db.login(), accounts);
    const expected = plain.map((one) =>
      [one.account, one.name, one.credit ? "credit" : "debit", one.cadence, one.state, minor(one.median)].join(" "),
    );
    const found = ofAll(({ recurring }, account) =>
      recurring!.series
        .filter(({ state }) => state !== "early")
        .map((one) => [account, one.merchant, one.direction, one.cadence, one.state, one.amountMinor].join(" ")),
    );
    expect(found).toEqual(sorted(expected));
    expect(found.length).toBeGreaterThan(SAMPLE / 2);
  });

  test("unusual: categories above their limit, with the day, the median and the MAD", async () => {
    const plain = await plainCategories(db.login(), accounts);
    const expected = plain
      .filter(({ day }) => day >= YEAR.from)
      .map((one) =>
        [one.account, one.category, one.month, one.day, minor(one.amount), minor(one.usual), minor(one.mad)].join(" "),
      );
    const found = ofAll(({ unusual }, account) =>
      unusual!.findings
        .filter(({ kind }) => kind === "category")
        .map((one) => [account, one.category, one.month, one.day, one.amountMinor, one.usualMinor, one.madMinor].join(" ")),
    );
    expect(found).toEqual(sorted(expected));
    expect(found.length).toBeGreaterThan(SAMPLE / 2);
  });

  test("unusual: fees and duplicates", async () => {
    const plain = await plainOdd(db.login(), accounts);
    const expected = plain.filter(({ day }) => day >= YEAR.from).map((one) => `${one.kind} ${one.account} ${one.id}`);
    const found = ofAll(({ unusual }, account) =>
      unusual!.findings
        .filter(({ kind }) => kind === "fee" || kind === "duplicate")
        .map((one) => `${one.kind} ${account} ${one.transactionIds.at(-1)}`),
    );
    expect(found).toEqual(sorted(expected));
  });

  test("flow: income and spending of each category, in all", async () => {
    await db.login()`delete from plain.berka where day < ${YEAR.from} or day >= ${YEAR.to}`;
    const plain = await plainTotals(db.login(), accounts);
    const expected = plain.flatMap((one) => [
      ...(minor(one.income) > 0 ? [`${one.account} income:${one.category} ${minor(one.income)}`] : []),
      ...(minor(one.spent) > 0 ? [`${one.account} category:${one.category} ${minor(one.spent)}`] : []),
    ]);
    const found = ofAll(({ flow }, account) =>
      flow.nodes
        .filter(({ kind }) => kind === "income" || kind === "category")
        .map((node) => `${account} ${node.id} ${node.amountMinor}`),
    );
    expect(found).toEqual(sorted(expected));
  });
});
