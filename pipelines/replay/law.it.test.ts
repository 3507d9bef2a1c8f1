import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { newTenant } from "#pipelines/collect/testing/sender.ts";
import { lawful } from "#pipelines/law/current.ts";
import { type LawEvent, randomEvents } from "#pipelines/law/events.ts";
import { Chance } from "#pipelines/law/random.ts";
import { MAT_VIEWS, refreshView } from "#pipelines/process/refresh-views.ts";
import { madeOf } from "#pipelines/process/testing/sent.ts";
import { verifyTenant } from "#pipelines/process/verify.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import { mend, refusedOf } from "#pipelines/replay/testing/mending.ts";

// The law: quarantine, fix and replay give the same facts, rollups and views as if nothing had ever failed.
let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

/** A way in which an event goes wrong, and how somebody mends it. */
type Mishap = "unknown_key" | "no_version" | "cut_off" | "splits";

function broken(event: LawEvent, mishap: Mishap): Buffer {
  const { data } = event;
  if (mishap === "unknown_key") return text({ ...event, data: { ...data, bogus: 1 } });
  if (mishap === "no_version") return text({ ...event, specversion: "0.3" });
  if (mishap === "cut_off") return text(event).subarray(0, -3);
  return text({ ...event, data: { ...data, splits: [{ amountMinor: (data.amountMinor as number) + 1, category: "home" }] } });
}
const text = (value: unknown) => Buffer.from(JSON.stringify(value));

/** Whose an account is that nobody has told of says the first payment on it to arrive: here each is one person's. */
function ownAccount(event: LawEvent): LawEvent {
  const { accountId } = event.data;
  return accountId === undefined ? event : { ...event, data: { ...event.data, accountId: `${accountId} of ${event.subject}` } };
}

/** Processing refuses it for splits that it did not have. */
const maySplit = (event: LawEvent) =>
  event.type === "inlay.spending.transaction.v1" && !event.data.deleted && !event.data.splits && lawful(event);

async function send(tenantId: string, bytes: Buffer[]): Promise<void> {
  await collect(db.sql("collector"), { tenantId, transport: "http", origin: "law", items: bytes.map((raw) => ({ raw })) });
}

test.each([1, 2, 3, 4, 5, 6])("mended and replayed is as if it had never failed (seed %i)", async (seed) => {
  const chance = new Chance(seed);
  const [smooth, rough] = [await newTenant(db), await newTenant(db)];
  const pipeline = db.sql("pipeline");
  const events = randomEvents(chance, 300).map(ownAccount);
  const mishaps = new Map<string, Mishap>();
  for (const event of events) {
    if (!chance.maybe(0.3)) continue;
    mishaps.set(
      event.id,
      maySplit(event) && chance.maybe(0.5) ? "splits" : chance.pick(["unknown_key", "no_version", "cut_off"]),
    );
  }
  for (let at = 0; at < events.length; at += 25) {
    const batch = events.slice(at, at + 25);
    await send(smooth, batch.map(text));
    await send(
      rough,
      batch.map((event) => {
        const mishap = mishaps.get(event.id);
        return mishap ? broken(event, mishap) : text(event);
      }),
    );
    // Later revisions are in the figures before the earlier ones are mended.
    if (chance.maybe(0.3)) await processAll(pipeline);
    if (chance.maybe(0.2)) for (const view of MAT_VIEWS) await refreshView(pipeline, view);
  }
  await processAll(pipeline);
  expect(await madeOf(db, rough)).not.toEqual(renamed(await madeOf(db, smooth), smooth, rough));

  await mendAll(rough, events, mishaps);
  await processAll(pipeline);
  expect(await madeOf(db, rough)).toEqual(renamed(await madeOf(db, smooth), smooth, rough));
  for (const tenantId of [smooth, rough]) expect((await verifyTenant(pipeline, tenantId)).differences).toEqual([]);
  // What is still open was refused for good, in both alike.
  const open = async (tenantId: string) =>
    (await refusedOf(db, tenantId)).filter(({ state }) => state === "open").map(({ event_id, code }) => `${event_id} ${code}`);
  expect((await open(rough)).sort()).toEqual((await open(smooth)).sort());
  expect(new Set(mishaps.values()).size).toBe(4);
  // The sender's own copies are duplicates afterwards, one and all.
  const again = await collect(db.sql("collector"), {
    ...{ tenantId: rough, transport: "http", origin: "law" },
    items: events.filter(lawful).map((value) => ({ value })),
  });
  expect(again).toMatchObject({ accepted: 0, quarantined: 0 });
});

const renamed = (made: Record<string, string[]>, from: string, to: string) =>
  Object.fromEntries(Object.entries(made).map(([table, rows]) => [table, rows.map((row) => row.replaceAll(from, to)).sort()]));

async function mendAll(tenantId: string, events: LawEvent[], mishaps: Map<string, Mishap>): Promise<void> {
  const edit = (path: string, edits: object[]) =>
    mend(db, tenantId, { kind: "replay", filter: { path }, change: { kind: "edits", edits } as never });
  await edit("/data/bogus", [{ op: "remove", path: "/data/bogus" }]);
  await edit("/specversion", [{ op: "set", path: "/specversion", value: "1.0" }]);
  const split = (await refusedOf(db, tenantId)).filter(
    ({ event_id, code }) => mishaps.get(event_id ?? "") === "splits" && code === "transaction.split_sum",
  );
  await mend(db, tenantId, {
    ...{ kind: "replay", filter: { ids: split.map(({ id }) => id) } },
    change: { kind: "edits", edits: [{ op: "remove", path: "/data/splits" }] },
  });
  for (const { id, raw, code } of await refusedOf(db, tenantId)) {
    if (code !== "json.malformed") continue;
    const event = events.find((one) => text(one).subarray(0, -3).equals(raw))!;
    await mend(db, tenantId, { kind: "replay", filter: { ids: [id] }, change: { kind: "text", text: JSON.stringify(event) } });
  }
}
