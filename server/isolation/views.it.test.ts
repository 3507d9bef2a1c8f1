import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inScope, type Scope } from "#db/scope.ts";
import { canariesIn, canary, type Owner, ownerOf } from "#server/isolation/testing/canary.ts";
import { type Setting, setUp } from "#server/isolation/testing/setting.ts";
import { AMOUNT } from "#server/isolation/testing/stories.ts";
import type { World } from "#server/isolation/testing/world.ts";

// The fence itself: what the serve views give to a scope, whatever a query asks of them. Procedures name the subject as
// well; these tests prove that they need not.
let setting: Setting;
let world: World;
let views: string[];

beforeAll(async () => {
  setting = await setUp();
  world = setting.world;
  const found = await setting.db.login()`
    select relname as name from pg_class where relnamespace = 'serve'::regnamespace and relkind in ('v', 'm') order by relname`;
  views = found.map((row) => row.name as string);
});
afterAll(() => setting?.end());

/** Everything every view gives to a scope, as text, by view. */
async function seen(scope: Scope): Promise<Map<string, string>> {
  const found = await inScope(setting.db.sql("app"), scope, (tx) =>
    Promise.all(views.map((view) => tx`select x::text as row from ${tx(`serve.${view}`)} x`)),
  );
  return new Map(views.map((view, at) => [view, found[at]!.map((row) => row.row as string).join("\n")]));
}

const whole = (tenantId: string): Scope => ({ tenantId, subjects: { mode: "all" }, limits: "none" });
const one = (tenantId: string, subject: string): Scope => ({ tenantId, subjects: { mode: "one", subject }, limits: "none" });

/** Views that a scope of one subject may see nothing of, since they add up or mix subjects. */
const OF_THE_WHOLE = [
  "batches",
  "devices_tenant_month",
  "event_keys",
  "quarantine",
  "quarantine_bytes",
  "quarantine_steps",
  "runs",
  "spending_tenant_merchant",
  "spending_tenant_month",
  "view_states",
];
/** What there is of each dashboard. */
const OF_SPENDING = [
  ...["accounts", "events", "events_by_key", "spending_daily", "spending_month"],
  ...["spending_tenant_merchant", "spending_tenant_month", "transactions"],
];
const OF_DEVICES = [
  ...["devices", "devices_hourly", "devices_month", "devices_tenant_month", "events", "events_by_key", "readings", "tariffs"],
];
/** Says how fresh a tenant's figures are, and nothing of subjects. */
const OF_NOBODY = ["freshness"];

describe("every serve view", () => {
  test("has rows for the whole of a tenant, and only that tenant's", async () => {
    const { a, b } = world;
    for (const [tenant, rest] of [
      [a, b],
      [b, a],
    ] as const) {
      for (const [view, text] of await seen(whole(tenant.id))) {
        expect({ view, has: text.length > 0 }).toEqual({ view, has: true });
        expect({ view, foreign: canariesIn(text).filter((found) => !ownerOf(found).startsWith(tenant.letter)) }).toEqual({
          view,
          foreign: [],
        });
        expect(text).not.toContain(rest.id);
      }
    }
  });

  test("gives a subject its own rows alone, and nothing that is of the tenant as a whole", async () => {
    for (const tenant of [world.a, world.b]) {
      const all = await seen(whole(tenant.id));
      for (const { id, owner } of Object.values(tenant.subjects)) {
        const mine = await seen(one(tenant.id, id));
        expect([...mine].filter(([, text]) => text === "").map(([view]) => view)).toEqual(OF_THE_WHOLE);
        for (const [view, text] of mine) {
          expect({ view, foreign: canariesIn(text).filter((found) => ownerOf(found) !== owner) }).toEqual({ view, foreign: [] });
        }
        // A row for a row: exactly those of the whole that carry this subject's id.
        for (const view of views.filter((name) => !OF_THE_WHOLE.includes(name) && !OF_NOBODY.includes(name))) {
          const own = all
            .get(view)!
            .split("\n")
            .filter((row) => row.split(/[(),]/).includes(id));
          expect({ view, rows: mine.get(view)!.split("\n").sort() }).toEqual({ view, rows: own.sort() });
        }
      }
    }
  });

  test("gives nothing to a subject of another tenant, to one that does not exist, and to no scope", async () => {
    const { a, b } = world;
    for (const scope of [one(a.id, b.subjects[1].id), one(b.id, a.subjects[2].id), one(a.id, "")]) {
      const found = [...(await seen(scope))].filter(([view]) => !OF_NOBODY.includes(view));
      expect(found.filter(([, text]) => text !== "")).toEqual([]);
    }
    const app = setting.db.sql("app");
    for (const view of views) expect(await app`select from ${app(`serve.${view}`)}`).toHaveLength(0);
  });

  test("keeps to the dashboards and locks of a scope, over the whole tenant and for each subject", async () => {
    const { a } = world;
    const of = (place: string) => canary("a1", place);
    const limited = (limits: Scope["limits"]) => seen({ ...whole(a.id), limits });
    const filled = (found: Map<string, string>) => [...found].filter(([, text]) => text !== "").map(([view]) => view);
    const dashboards = ["spending", "devices"];
    expect(filled(await limited({ dashboards: [], filters: {} }))).toEqual(["freshness", "subjects"]);
    expect(filled(await limited({ dashboards: ["spending"], filters: {} }))).toEqual(
      [...OF_SPENDING, "freshness", "subjects"].sort(),
    );
    expect(filled(await limited({ dashboards: ["devices"], filters: {} }))).toEqual(
      [...OF_DEVICES, "freshness", "subjects"].sort(),
    );
    const untold = ["events", "events_by_key"];
    for (const [filters, told, of1] of [
      [{ account: [of("account")] }, OF_SPENDING, ["spending_tenant_merchant", "spending_tenant_month"]],
      [{ merchant: [of("merchant")] }, OF_SPENDING, ["spending_tenant_month"]],
      [{ category: [of("category")] }, OF_SPENDING, []],
      [{ device: [of("device")] }, OF_DEVICES, ["devices_tenant_month", "tariffs"]],
      [{ room: [of("room")] }, OF_DEVICES, ["devices_tenant_month", "tariffs"]],
    ] as const) {
      const found = await limited({ dashboards: [told === OF_SPENDING ? "spending" : "devices"], filters });
      const there = told.filter((view) => ![...untold, ...of1].includes(view));
      expect({ filters, there: filled(found) }).toEqual({ filters, there: [...there, "freshness", "subjects"].sort() });
      for (const [view, text] of found)
        expect({ filters, view, foreign: canariesIn(text).filter((one) => ownerOf(one) !== "a1") }).toEqual({
          filters,
          view,
          foreign: [],
        });
    }
    const none = { category: [], device: [] };
    expect(filled(await limited({ dashboards, filters: none }))).toEqual(["freshness"]);
    const own = await seen({ ...one(a.id, a.subjects[1].id), limits: { dashboards, filters: none } });
    expect(filled(own)).toEqual(["freshness", "subjects", "tariffs"]);
  });

  test("adds up closed, open and late months: each amount of a subject is in its months", async () => {
    const spent = (scope: Scope, view: string) =>
      inScope(setting.db.sql("app"), scope, async (tx) => {
        const [row] = await tx`select sum(debit_minor)::float8 as minor from ${tx(`serve.${view}`)}`;
        return row!.minor as number;
      });

    const { a } = world;
    const of = (owner: Owner) => 5 * AMOUNT[owner];
    for (const { id, owner } of Object.values(a.subjects)) {
      expect(await spent(one(a.id, id), "spending_month")).toBe(of(owner));
      expect(await spent(one(a.id, id), "spending_daily")).toBe(of(owner));
    }
    expect(await spent(whole(a.id), "spending_tenant_month")).toBe(of("a1") + of("a2") + of("as"));
  });
});
