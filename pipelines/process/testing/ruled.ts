import type { TestDatabase } from "#db/testing/test-database.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { type LawEvent, randomEvents } from "#pipelines/law/events.ts";
import { Chance } from "#pipelines/law/random.ts";
import { madeOf, purchase, send } from "#pipelines/process/testing/sent.ts";
import { workTenant } from "#pipelines/process/work-tenant.ts";
import { uuidv7 } from "#server/ids.ts";
import { applyRules } from "#server/rules/apply-rules.ts";
import type { Rules } from "#server/rules/load-rules.ts";

const category = (matchKind: Rules["categoryRules"][number]["matchKind"], matchValue: string, to: string) => ({
  ...{ id: uuidv7(), matchKind, matchValue, category: to },
});
const merchant = (matchKind: Rules["merchantRules"][number]["matchKind"], matchValue: string, to: string) => ({
  ...{ id: uuidv7(), matchKind, matchValue, merchant: to },
});

export const NO_RULES: Rules = { categoryRules: [], merchantRules: [] };

/** Rules that the random payments meet, of which some stand in each other's way. */
export const RULES: Rules = {
  categoryRules: [
    category("merchant_is", "The Corner", "treats"),
    category("merchant_starts", "blue", "coffee"),
    category("mcc_is", "5812", "eating_out"),
    category("merchant_contains", "söhne", "crafts"),
  ],
  merchantRules: [
    merchant("raw_is", "corner  shop", "The Corner"),
    merchant("raw_contains", "SÖHNE", "Family Business"),
    merchant("raw_starts", "corner", "Never Reached"),
  ],
};

/** Payments of two seasons, with revisions, refunds, splits and removals, of people who move between zones. */
export const seasons = (seed: number, count = 400): LawEvent[] =>
  [1, 2, 3].flatMap((part) =>
    paymentsOf(randomEvents(new Chance(seed * 10 + part), Math.ceil(count / 3))).map((event) => {
      const own = (id: unknown) => `${part}-${String(id)}`;
      const data = { ...event.data };
      for (const name of ["transactionId", "refundOf"]) if (name in data) data[name] = own(data[name]);
      return { ...event, id: own(event.id), data };
    }),
  );

/** Without devices, which no rule speaks of, and accounts, whose holder is the one heard of first. */
const paymentsOf = (events: LawEvent[]): LawEvent[] =>
  events
    .filter(({ type }) => !type.startsWith("inlay.devices"))
    .map(({ data: { accountId: _, ...data }, ...event }) => ({ ...event, data }));

/** A tenant that had these rules before its first event. */
export async function ruledFromTheStart(db: TestDatabase, rules: Rules, events: readonly object[]): Promise<string> {
  const tenantId = await newTenant(db);
  await apply(db, tenantId, rules, 0);
  await send(db, tenantId, ...events);
  await workTenant(db.sql("pipeline"), tenantId);
  return tenantId;
}

export const apply = (db: TestDatabase, tenantId: string, rules: Rules, base: number) =>
  applyRules(db.sql("pipeline"), tenantId, { rules, base }, "test");

/** All that processing made, without whose it is. */
export async function figuresOf(db: TestDatabase, tenantId: string): Promise<Record<string, string[]>> {
  const made = await madeOf(db, tenantId);
  return Object.fromEntries(
    Object.entries(made).map(([table, rows]) => [table, rows.map((row) => row.replaceAll(tenantId, "")).sort()]),
  );
}

/** Category, where it is from, and merchant of each payment. */
export async function labelsOf(db: TestDatabase, tenantId: string): Promise<Record<string, string>> {
  const rows = await db.login()`
    select transaction_id as id, category || ' ' || category_from || ' ' || merchant as label from fact.transaction where tenant_id = ${tenantId} order by at`;
  return Object.fromEntries(rows.map(({ id, label }) => [id, label]));
}

export const MONTHS = ["2026-03", "2026-04", "2026-05"];
/** Three months with one payment each, all at the merchant that the rules name. */
export const monthly = MONTHS.map((month) =>
  purchase(month, `${month}-05T10:00:00Z`, 100, { merchant: { name: "Corner Shop" } }),
);
