import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as redraw } from "#app/embed/api/drawing/route.ts";
import { draw, form, HOST, openWorld, post, scriptsIn, ticketIn, type World } from "#app/embed/testing/doors.ts";
import type { LiveBoot } from "#components/frame/boot.ts";
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
  const rows = await tenantWithRows(world.db, "Europe/Berlin", "drawn");
  const pair = newPair("EdDSA");
  tenant = { id: rows.tenantId, slug: "drawn", pair };
  await register(world.db, tenant.id, pair);
  const settings = { origins: [HOST], rights: [], theme: ThemeTokens.parse({}), locale: "en" };
  await inTenant(world.db.sql("app"), tenant.id, (tx) => setEmbedSettings(tx, tenant.id, settings, "test"));
  for (const [subject, name] of [
    ["ada", "Ada"],
    ["bob", "Bob"],
  ] as const) {
    await rows.subject(subject, name, "Europe/Berlin");
    await rows.device({ subject, device: "meter", role: "home", kind: "meter", name: `Meter of ${name}` });
    await rows.hours(
      Array.from({ length: 48 }, (_, index) => ({
        ...{ subject, device: "meter", role: "home" as const, hour: new Date(Date.UTC(2026, 10, 18, index)).toISOString() },
        ...{ energy_uj: "3600000000", peak_mw: 900_000 },
      })),
      "Europe/Berlin",
    );
  }
});
afterAll(() => world?.end());

const state = JSON.stringify({ period: { from: "2026-11-18", to: "2026-11-20" } });
async function open(claims: object): Promise<{ html: string; boot: LiveBoot }> {
  const asked = form(tokenOf(tenant, { sub: "ada", dashboards: ["devices"], ...claims }), { state, width: "1000" });
  const html = await (await draw(ticketIn(await post(asked, { dashboard: "devices" })))).text();
  const { boot } = scriptsIn(html);
  if (boot?.kind !== "live") throw new Error("The frame shows nothing.");
  return { html, boot };
}
function again({ session, dashboard, state, width, locale, timezone, host }: LiveBoot, more: object = {}): Promise<Response> {
  const body = { dashboard, state, width, locale, timezone, hosted: host !== null, ...more };
  const headers = { authorization: `Bearer ${session}`, "content-type": "application/json" };
  return redraw(new Request("https://inlay.example/embed/api/drawing", { method: "POST", headers, body: JSON.stringify(body) }));
}

test("what is drawn anew is what the page holds, to the letter, as long as nothing has changed", async () => {
  const { html, boot } = await open({});
  const answer = await again(boot);
  expect(answer.status).toBe(200);
  const drawing = (await answer.json()) as { content: string; print: string };
  expect(drawing.content).toContain("Meter of Ada");
  expect(html).toContain(`>${drawing.content}</main>`);
  expect(drawing.print).toBe(boot.print);
  expect(answer.headers.get("cache-control")).toContain("no-store");
});

test("it shows whose figures the session may see, whatever is asked for", async () => {
  const { boot } = await open({});
  for (const more of [{ subject: "bob" }, { state: { ...boot.state, subject: "bob" } }, { state: { subject: "bob" } }]) {
    const { content } = (await (await again(boot, more)).json()) as { content: string };
    expect(content).not.toContain("Bob");
  }
  const locked = (await open({ filters: { device: [] } })).boot;
  const { content } = (await (await again(locked, { state: { ...locked.state, filters: { device: ["meter"] } } })).json()) as {
    content: string;
  };
  expect(content).not.toContain("Meter of Ada");
});

test("what a session may not see, and what makes no sense, is refused by its name", async () => {
  const { boot } = await open({});
  const told = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
  expect(await told(await again(boot, { dashboard: "spending" }))).toEqual([403, "FORBIDDEN"]);
  expect(await told(await again({ ...boot, session: `inlay_es_${"A".repeat(43)}` }))).toEqual([401, "SESSION_ENDED"]);
  for (const more of [{ width: "wide" }, { locale: "<b>" }, { timezone: "Mars/Olympus" }, { state: null }])
    expect(await told(await again(boot, more)), JSON.stringify(more)).toEqual([400, "BAD_REQUEST"]);
});
