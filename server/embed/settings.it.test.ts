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
  const { issuer: _, audience: __, ...own } = settings;
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

test("the brand's colour is the accent where no theme names one", async () => {
  await setTenant(db.sql("pipeline"), acme.id, { brandColour: "#1a73e8" }, "test");
  expect((await open()).theme.accent).toBe("#1a73e8");
  expect((await open({ theme: { accent: "#00aa00" } })).theme.accent).toBe("#00aa00");
});
