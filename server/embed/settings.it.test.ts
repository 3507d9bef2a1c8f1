import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { openTicket } from "#server/embed/open-ticket.ts";
import { getEmbedSettings, setEmbedSettings } from "#server/embed/settings.ts";
import {
  embeddingDatabase,
  embeddingTenant,
  redeem,
  refusal,
  type Tenant,
  tokenOf,
  trail,
} from "#server/embed/testing/embedding.ts";
import { setTenant } from "#server/tenants/set-tenant.ts";

let db: TestDatabase;
let acme: Tenant;
beforeAll(async () => {
  db = await embeddingDatabase();
});
beforeEach(async () => {
  acme = await embeddingTenant(db);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});

const open = async (more: object = {}) => openTicket(db.sql("app"), (await redeem(db, tokenOf(acme, { ...more }))).ticket);

test("settings are one whole: what is not a page, a right or a colour is refused", async () => {
  const settings = await inTenant(db.sql("app"), acme.id, (tx) => getEmbedSettings(tx, acme.id));
  expect(settings).toMatchObject({ origins: [], rights: [], locale: null, issuer: acme.slug, audience: "https://inlay.example" });
  const { issuer: _, audience: __, version: ___, ...own } = settings;
  const set = (more: object) =>
    inTenant(db.sql("app"), acme.id, (tx) => setEmbedSettings(tx, acme.id, { ...own, ...more }, "test"));
  expect(await set({ origins: ["https://Bank.example/", "https://bank.example:443"] })).toMatchObject({
    origins: ["https://bank.example"],
  });
  for (const more of [
    { rights: ["all"] },
    { theme: { ...own.theme, accent: "red" } },
    { locale: "§" },
    { origins: ["*"] },
    { origins: undefined },
  ])
    expect(await refusal(set(more))).toMatchObject({ code: "BAD_REQUEST" });
  expect((await trail(db, acme.id)).filter(({ action }) => action === "embed.set")).toMatchObject([
    { details: { origins: ["https://bank.example"] } },
  ]);
});

test("of two who change them at once, made from the same settings, one is told and nothing of the other's is lost", async () => {
  const get = () => inTenant(db.sql("app"), acme.id, (tx) => getEmbedSettings(tx, acme.id));
  const first = await get();
  expect((await get()).version).toBe(first.version);
  const set = (more: object, from: string[] | null) =>
    inTenant(db.sql("app"), acme.id, (tx) => setEmbedSettings(tx, acme.id, { ...first, ...more }, "test", from));
  // The first change makes the row, the second finds one.
  for (const round of [1, 2]) {
    const { version } = await get();
    const wishes = [1, 2, 3, 4, 5, 6, 7, 8].map((place) => ({ origins: [`https://r${round}-${place}.example`] }));
    const done = await Promise.allSettled(wishes.map((wish) => set(wish, [version])));
    const kept = done.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(kept).toHaveLength(1);
    for (const one of done)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "CHANGED_MEANWHILE", status: 412 });
    expect(await get()).toEqual(kept[0]);
    expect(kept[0]!.version).not.toBe(version);
  }
  // Who sends the same once more, since the answer was lost, did not lose it.
  const { origins, version } = await get();
  expect((await set({ origins }, ["0"])).version).toBe(version);
  expect(await refusal(set({ origins: [] }, ["0"]))).toMatchObject({
    code: "CHANGED_MEANWHILE",
    message: expect.stringContaining("reload the page"),
  });
  expect((await set({ origins: [] }, ["0", version])).origins).toEqual([]);
  expect((await set({ origins }, null)).origins).toEqual(origins);
});

test("the brand's colour is the accent where no theme names one", async () => {
  await setTenant(db.sql("pipeline"), acme.id, { brandColour: "#1a73e8" }, "test");
  expect((await open()).theme.accent).toBe("#1a73e8");
  expect((await open({ theme: { accent: "#00aa00" } })).theme.accent).toBe("#00aa00");
});
