import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { recategoriseTenant } from "#pipelines/process/recategorise.ts";
import { apply, NO_RULES, RULES, seasons } from "#pipelines/process/testing/ruled.ts";
import { purchase, send } from "#pipelines/process/testing/sent.ts";
import { workTenant } from "#pipelines/process/work-tenant.ts";
import { previewAll } from "#pipelines/rules/preview-all.ts";
import { uuidv7 } from "#server/ids.ts";
import { applyRules } from "#server/rules/apply-rules.ts";
import { previewRules } from "#server/rules/preview-rules.ts";

// A preview says what a run then does.
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

async function tenantWith(events: readonly object[]): Promise<string> {
  const tenantId = await newTenant(db);
  await send(db, tenantId, ...events);
  await workTenant(db.sql("pipeline"), tenantId);
  return tenantId;
}

type Label = { key: string; category: string; merchant: string };
const labels = async (tenantId: string) =>
  new Map(
    (
      await db.login()<Label[]>`
        select transaction_id || ' ' || part as key, category, merchant from fact.transaction where tenant_id = ${tenantId}`
    ).map((row) => [row.key, row]),
  );

/** "from > to": payments, of what differs between two states. */
function moves(before: Map<string, Label>, after: Map<string, Label>, what: "category" | "merchant"): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [key, row] of before) {
    const to = after.get(key)![what];
    if (row[what] !== to) found[`${row[what]} > ${to}`] = (found[`${row[what]} > ${to}`] ?? 0) + 1;
  }
  return found;
}
const told = (changes: readonly { from: string; to: string; payments: number }[]) =>
  Object.fromEntries(changes.map(({ from, to, payments }) => [`${from} > ${to}`, payments]));

test.each([
  { seed: 11, since: null },
  { seed: 12, since: null },
  { seed: 13, since: "2026-04-01" },
])("a preview is what the run then does, and changes nothing itself (%o)", async ({ seed, since }) => {
  const tenantId = await tenantWith(seasons(seed, 600));
  const before = await labels(tenantId);
  const found = await previewAll(db.sql("pipeline"), tenantId, RULES, since);
  expect(await labels(tenantId)).toEqual(before);

  const past = since === null ? ({ which: "all" } as const) : ({ which: "since", day: since } as const);
  await applyRules(db.sql("pipeline"), tenantId, { rules: RULES, base: 0, past }, "test");
  await recategoriseTenant(db.sql("pipeline"), tenantId);
  const after = await labels(tenantId);
  expect(told(found.categories)).toEqual(moves(before, after, "category"));
  expect(told(found.merchants)).toEqual(moves(before, after, "merchant"));
  expect(Object.keys(told(found.categories)).length).toBeGreaterThan(2);
  const changed = [...before].filter(([key, row]) => JSON.stringify(row) !== JSON.stringify(after.get(key))).length;
  expect(found.changed).toBe(changed);

  // By the rules in force nothing would change any more, and without them everything would go back.
  if (since !== null) return;
  expect((await previewAll(db.sql("pipeline"), tenantId, RULES, null)).changed).toBe(0);
  expect(told((await previewAll(db.sql("pipeline"), tenantId, NO_RULES, null)).categories)).toEqual(
    moves(after, before, "category"),
  );
});

test("amounts, days and samples of a change, by currency; a refund takes away", async () => {
  const shop = { merchant: { name: "Corner Shop" } };
  const tenantId = await tenantWith([
    purchase("a", "2026-03-01T10:00:00Z", 100, shop),
    purchase("b", "2026-05-31T22:30:00Z", 30, shop),
    purchase("c", "2026-05-02T10:00:00Z", 7, { ...shop, currency: "USD" }),
    purchase("d", "2026-05-03T10:00:00Z", 10, { direction: "credit", kind: "refund", refundOf: "a" }),
    purchase("e", "2026-05-03T10:00:00Z", 5, { ...shop, ownTransfer: true }),
    purchase("f", "2026-05-03T10:00:00Z", 5, { ...shop, category: "gifts" }),
  ]);
  const found = await previewAll(db.sql("pipeline"), tenantId, RULES, null);
  expect(found).toMatchObject({ seen: 6, changed: 6, newest: "2026-05-01", oldest: "2026-03-01", stopped: null });
  expect(found.categories).toEqual([
    {
      ...{ from: "uncategorised", to: "treats", payments: 5, first: "2026-03-01" },
      // 22:30 in UTC is the next day in Berlin.
      last: "2026-06-01",
      amounts: [
        { currency: "EUR", minor: 120 },
        { currency: "USD", minor: 7 },
      ],
      samples: expect.arrayContaining([
        {
          day: "2026-06-01",
          subject: "ada",
          text: "Corner Shop",
          merchant: "Corner Shop",
          source: "/test",
          event: "b",
          part: 0,
          currency: "EUR",
          minor: 30,
        },
      ]),
    },
  ]);
  expect(found.merchants).toMatchObject([{ from: "Corner Shop", to: "The Corner", payments: 6 }]);
});

test("each rule's reach: what it decides, or why it decides nothing", async () => {
  const named = (name: string) => ({ merchant: { name } });
  const tenantId = await tenantWith([
    purchase("a", "2026-03-01T10:00:00Z", 1, named("Corner Shop")),
    purchase("b", "2026-04-01T10:00:00Z", 1, named("Corner Shop")),
    purchase("c", "2026-04-01T10:00:00Z", 1, { ...named("Zoo"), category: "leisure" }),
  ]);
  const [is, starts, said, nobody] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()] as [string, string, string, string];
  const categoryRules = [
    { id: is, matchKind: "merchant_is" as const, matchValue: "CORNER SHOP", category: "x" },
    { id: starts, matchKind: "merchant_starts" as const, matchValue: "corner", category: "y" },
    { id: said, matchKind: "merchant_is" as const, matchValue: "zoo", category: "z" },
    { id: nobody, matchKind: "merchant_is" as const, matchValue: "nobody", category: "z" },
  ];
  const found = await previewAll(db.sql("pipeline"), tenantId, { categoryRules, merchantRules: [] }, null);
  expect(Object.fromEntries(found.reach.map(({ rule, ...reach }) => [rule, reach]))).toEqual({
    [is]: { payments: 2, taken: 0, takenBy: null, given: 0, samples: ["Corner Shop"] },
    [starts]: { payments: 0, taken: 2, takenBy: is, given: 0, samples: [] },
    [said]: { payments: 0, taken: 0, takenBy: null, given: 1, samples: [] },
  });
});

test("only who sees the whole tenant has a preview, and of that tenant alone", async () => {
  const tenantId = await tenantWith([purchase("a", "2026-03-01T10:00:00Z", 100, { merchant: { name: "Corner Shop" } })]);
  const other = await newTenant(db);
  const ask = (tenant: string, subjects: { mode: "all" } | { mode: "one"; subject: string }) =>
    inScope(db.sql("app"), { tenantId: tenant, subjects, limits: "none" }, (tx) =>
      previewRules(tx, { rules: RULES, since: null, before: null, months: 120 }),
    );
  expect(await ask(tenantId, { mode: "all" })).toMatchObject({ months: [{ month: "2026-03-01", changed: 1 }], next: null });
  expect(await ask(other, { mode: "all" })).toEqual({ months: [], next: null, stopped: null });
  await expect(ask(tenantId, { mode: "one", subject: "ada" })).rejects.toMatchObject({ code: "42501" });
});

test("a month that takes too long ends the preview, and is named", async () => {
  const tenantId = await tenantWith([
    purchase("a", "2026-05-01T10:00:00Z", 100, { merchant: { name: "Corner Shop" } }),
    purchase("b", "2026-04-01T10:00:00Z", 100, { merchant: { name: "Corner Shop" } }),
  ]);
  await apply(db, tenantId, NO_RULES, 0);
  const whole = { tenantId, subjects: { mode: "all" }, limits: "none" } as const;
  const answer = await inScope(db.sql("app"), whole, async (tx) => {
    const first = await previewRules(tx, { rules: RULES, since: null, before: "2026-05-01", months: 120 });
    expect(first.months.map(({ month }) => month)).toEqual(["2026-04-01"]);
    return previewRules(tx, { rules: RULES, since: null, before: null, months: 120 }, 1);
  });
  expect(answer).toMatchObject({ months: [], next: null, stopped: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
});
