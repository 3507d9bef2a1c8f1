import { gzipSync } from "node:zlib";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { documentOf } from "./embed-frame/host.ts";
import { measure, watchShifts } from "./gallery/measure.ts";
import type { PortalName } from "./partner/settings.ts";
import type { Switches } from "./partner/switches.ts";
import { inlayFrame, type PlaceName, portalUrl, signInAtPortal } from "./partner/testing.ts";

// Frames are held to what pages are held to, seen from inside.
test.describe.configure({ timeout: 180_000 });

const PEOPLE = { bank: "anna", home: "mia" } as const;
const MOST_SHIFT = 0.02;
const MOST_HTML = 15 * 1_024;
const MOST_SCRIPT = 110 * 1_024;

type Look = { place: PlaceName; width: number; scheme: "light" | "dark"; locale: string };

/** Each width with and without our script around the frame; light, dark and languages in turn. */
const LOOKS: Record<PortalName, Look[]> = {
  bank: [
    { place: "", width: 1280, scheme: "light", locale: "en" },
    { place: "", width: 768, scheme: "dark", locale: "de" },
    { place: "", width: 390, scheme: "light", locale: "ar" },
    { place: "plain", width: 1280, scheme: "dark", locale: "de" },
    { place: "plain", width: 768, scheme: "light", locale: "ar" },
    { place: "plain", width: 390, scheme: "dark", locale: "en" },
  ],
  home: [
    { place: "", width: 1280, scheme: "dark", locale: "ar" },
    { place: "", width: 768, scheme: "light", locale: "en" },
    { place: "", width: 390, scheme: "dark", locale: "de" },
    { place: "plain", width: 1280, scheme: "light", locale: "ja" },
    { place: "plain", width: 768, scheme: "dark", locale: "en" },
    { place: "plain", width: 390, scheme: "light", locale: "de" },
  ],
};

for (const portal of ["bank", "home"] as const) {
  test(`frames of the ${portal} are accessible, fit, cut no text, and stand still while their charts come alive`, async ({
    browser,
  }) => {
    const context = await signedIn(browser, portal);
    for (const { place, width, scheme, locale } of LOOKS[portal]) {
      const page = await context.newPage();
      await watchShifts(page);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      await openFrame(page, portal, place, { locale });
      await wakeCharts(page);
      const { shift, ...faults } = await measure(await documentOf(page), { axe: true });
      const where = { place, width, scheme, locale };
      expect.soft({ ...where, ...faults }).toEqual({ ...where, overflow: 0, clipped: [], violations: [] });
      expect.soft(shift, JSON.stringify(where)).toBeLessThanOrEqual(MOST_SHIFT);
      await page.close();
    }
    await context.close();
  });

  test(`a chart of the ${portal} is on the screen where no script runs`, async ({ browser }) => {
    const context = await signedIn(browser, portal, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(portalUrl(portal, "plain"));
    const chart = inlayFrame(page).locator(".chart-box").first();
    await expect(chart.locator("svg:visible")).toHaveCount(1);
    await expect(chart.locator("svg:visible [fill^='var(--color-series']").first()).toBeVisible();
    await expect(inlayFrame(page).getByRole("region").first()).toContainText(/\d/);
    await context.close();
  });

  test(`what a frame of the ${portal} weighs before anybody touches it`, async ({ browser }) => {
    const context = await signedIn(browser, portal);
    const page = await context.newPage();
    for (const locale of ["en", "ar"]) {
      const seen = weighing(page);
      await openFrame(page, portal, "", { locale });
      await page.waitForTimeout(500);
      const before = await seen();
      expect(before.html, `HTML in ${locale}`).toBeLessThanOrEqual(MOST_HTML);
      expect(before.html).toBeGreaterThan(3_000);
      expect(before.script, JSON.stringify(before.scripts)).toBeLessThanOrEqual(MOST_SCRIPT);
      expect(before.scripts.filter((name) => /^(app|engine)-/.test(name))).toEqual([]);
      await wakeCharts(page, 1);
      expect((await seen()).scripts).toEqual(
        expect.arrayContaining([expect.stringMatching(/^app-/), expect.stringMatching(/^engine-/)]),
      );
    }
    await context.close();
  });
}

async function signedIn(browser: Browser, portal: PortalName, options: { javaScriptEnabled?: boolean } = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await signInAtPortal(page, portal, PEOPLE[portal]);
  await page.close();
  return context;
}

async function openFrame(page: Page, portal: PortalName, place: PlaceName, switches: Switches): Promise<void> {
  await page.goto(portalUrl(portal, place, switches));
  await expect(inlayFrame(page).locator("figcaption").last()).toContainText(/\d/, { timeout: 20_000 });
  const inside = await documentOf(page);
  await inside.evaluate(() => document.fonts.ready);
}

/** Points at a frame's charts one after the other, until each is alive. */
async function wakeCharts(page: Page, most = 20): Promise<void> {
  const charts = inlayFrame(page).locator(".chart-box");
  const count = Math.min(most, await charts.count());
  expect(count).toBeGreaterThan(0);
  for (let at = 0; at < count; at += 1) {
    await charts.nth(at).hover();
    await expect(charts.nth(at)).toHaveAttribute("data-live", "true", { timeout: 20_000 });
  }
  await page.mouse.move(0, 0);
  await page.waitForTimeout(200);
}

/** What comes over the network for frames from now on, compressed as a proxy does it. */
function weighing(page: Page): () => Promise<{ html: number; script: number; scripts: string[] }> {
  const bodies: Promise<{ path: string; size: number }>[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (!/^\/embed\/(v\/|f\/.*\.js$)/.test(pathname)) return;
    bodies.push(response.body().then((body) => ({ path: pathname, size: gzipSync(body).length })));
  });
  return async () => {
    const all = await Promise.all(bodies);
    const scripts = all.filter(({ path }) => path.endsWith(".js"));
    const sum = (some: typeof all) => some.reduce((total, { size }) => total + size, 0);
    return {
      html: sum(all.filter(({ path }) => path.startsWith("/embed/v/"))),
      script: sum(scripts),
      scripts: scripts.map(({ path }) => path.slice("/embed/f/".length)),
    };
  };
}
