import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as renew } from "#app/embed/api/renew/route.ts";
import { draw, form, HOST, openWorld, post, scriptsIn, ticketIn, type World } from "#app/embed/testing/doors.ts";
import type { LiveBoot } from "#components/frame/boot.ts";
import { saidBy } from "#components/words/testing/rendered.tsx";
import { inTenant } from "#server/embed/in-tenant.ts";
import { setEmbedSettings } from "#server/embed/settings.ts";
import { register, type Tenant, tokenOf } from "#server/embed/testing/embedding.ts";
import { newPair } from "#server/embed/testing/signing.ts";
import { ThemeTokens } from "#server/embed/theme-input.ts";
import { tenantWithRows } from "#server/metrics/testing/rows.ts";

let world: World;
let tenant: Tenant;

beforeAll(async () => {
  world = await openWorld();
  const rows = await tenantWithRows(world.db, "Europe/Berlin", "zones");
  const pair = newPair("EdDSA");
  tenant = { id: rows.tenantId, slug: "zones", pair };
  await register(world.db, tenant.id, pair);
  const settings = { origins: [HOST], rights: [], theme: ThemeTokens.parse({}), locale: "en" };
  await inTenant(world.db.sql("app"), tenant.id, (tx) => setEmbedSettings(tx, tenant.id, settings, "test"));
  // At home in Lisbon, an hour behind the tenant.
  await rows.subject("ada", "Ada", "Europe/Lisbon");
  await rows.device({ subject: "ada", device: "meter", role: "home", kind: "meter", name: "Main meter" });
  const hour = (index: number) => new Date(Date.UTC(2026, 10, 18, index)).toISOString();
  await rows.hours(
    Array.from({ length: 48 }, (_, index) => ({
      ...{ subject: "ada", device: "meter", role: "home" as const, hour: hour(index) },
      ...{ energy_uj: "3600000000", peak_mw: index === 40 ? 5_000_000 : 900_000 },
    })),
    "Europe/Lisbon",
  );
});
afterAll(() => world?.end());

const state = JSON.stringify({ period: { from: "2026-11-18", to: "2026-11-20" } });
const open = async (claims: object): Promise<{ html: string; boot: LiveBoot }> => {
  const asked = form(tokenOf(tenant, { sub: "ada", dashboards: ["devices"], ...claims }), { state, width: "1000" });
  const html = await (await draw(ticketIn(await post(asked, { dashboard: "devices" })))).text();
  const { boot } = scriptsIn(html);
  if (boot?.kind !== "live") throw new Error("The frame shows nothing.");
  return { html: html.slice(html.indexOf("<main"), html.indexOf("</main>")), boot };
};
const charts = (html: string) => html.match(/<svg.*?<\/svg>/gs) ?? [];
const peak = (html: string) => /14:07|16:07|01:07/.exec(saidBy(html).find((text) => text.startsWith("by Main meter")) ?? "")?.[0];

describe("the zone that a token names", () => {
  test("writes the instants of a drawing, and moves no bar, day or figure", async () => {
    // One after the other, and again: each would be given what the one before left in memory, were it the same to all.
    const each = async () => [await open({}), await open({ timezone: "Asia/Tokyo" }), await open({ timezone: "America/Lima" })];
    await each();
    const pages = await each();
    const [own, tokyo] = pages.map(({ html }) => html) as [string, string];
    expect(pages.map(({ boot }) => boot.timezone)).toEqual([null, "Asia/Tokyo", "America/Lima"]);
    expect(charts(own).length).toBeGreaterThan(2);
    expect(charts(own).join("")).toContain("06:00");
    expect(charts(tokyo)).toEqual(charts(own));
    const [here, there] = [saidBy(own), saidBy(tokyo)];
    expect(there).toHaveLength(here.length);
    const told = here.flatMap((text, at): [string, string | undefined][] => (text === there[at] ? [] : [[text, there[at]]]));
    expect(told).toEqual([["by Main meter, 19 Nov 2026, 16:07", "by Main meter, 20 Nov 2026, 01:07"]]);
    // What is no text is the same to the letter.
    const bare = (html: string) => html.replaceAll(/>[^<]*</g, "><");
    expect(bare(tokyo)).toBe(bare(own));
  });

  test("is the customer's own where it names none, and never that of the tenant", async () => {
    expect(peak((await open({})).html)).toBe("16:07");
  });

  test("is what the frame was opened with, whatever a renewal says", async () => {
    const { boot } = await open({ timezone: "Asia/Tokyo" });
    const token = tokenOf(tenant, { sub: "ada", dashboards: ["devices"], timezone: "America/Lima", locale: "de" });
    const answer = await renew(
      new Request("https://inlay.example/embed/api/renew", {
        method: "POST",
        headers: { authorization: `Bearer ${boot.session}`, "content-type": "application/json" },
        body: JSON.stringify({ token }),
      }),
    );
    expect(answer.status).toBe(200);
    const kept = await world.db.login()`
      select timezone, locale from core.embed_session where tenant_id = ${tenant.id} and renewals = 1`;
    expect(kept).toMatchObject([{ timezone: "Asia/Tokyo", locale: null }]);
  });
});
