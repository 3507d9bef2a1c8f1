import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, type FrameLocator, type Response, test } from "@playwright/test";
import { payment, send, tenantOf } from "./demo.ts";
import type { PortalName } from "./partner/settings.ts";
import { inlayFrame, openPortal, type PersonId, portalUrl } from "./partner/testing.ts";

// What a frame may cost its viewer's line before anybody touches it, gzipped. Held here, since it creeps.
const SCRIPTS = 110_000;
const PAGE = 15_000;
const MERCHANT = "Budget";

type Loaded = { url: string; kind: "page" | "script"; size: number };

/** What came of the frame: asked for at once, since a browser forgets. */
async function loaded(answer: Response): Promise<Loaded[]> {
  const url = answer.url();
  const script = answer.request().resourceType() === "script" && /\/embed\//.test(url);
  if (!script && !/\/embed\/v\//.test(url)) return [];
  const body = await answer.body().catch(() => null);
  return body ? [{ url, kind: script ? "script" : "page", size: gzipSync(body, { level: 9 }).length }] : [];
}
const sum = (all: Loaded[]) => all.filter(({ kind }) => kind === "script").reduce((total, { size }) => total + size, 0);

/** Jonas pays, until the frame shows it. */
async function somebodyPays(frame: FrameLocator): Promise<void> {
  await send(tenantOf("spending"), [payment("cust-1002", randomUUID(), MERCHANT, 2_000_000)]);
  await expect(frame.getByRole("list", { name: "Merchants" })).toContainText(MERCHANT, { timeout: 20_000 });
}

for (const [portal, person, dashboard, news] of [
  ["bank", "jonas", "spending", somebodyPays],
  ["home", "mia", "devices", async () => {}],
] as [PortalName, PersonId, string, (frame: FrameLocator) => Promise<void>][])
  test(`a frame of ${dashboard} keeps to its budgets until it is touched`, async ({ page }) => {
    await openPortal(page, portal, person);
    const coming: Promise<Loaded[]>[] = [];
    const all = async () => (await Promise.all(coming)).flat();
    page.on("response", (answer) => coming.push(loaded(answer)));
    await page.goto(portalUrl(portal));
    const frame = inlayFrame(page);
    const chart = frame.locator(".chart-box").first();
    await chart.locator(".drawing svg").first().waitFor();
    await page.waitForTimeout(1_000);
    const pages = (await all()).filter(({ kind }) => kind === "page");
    expect(pages.length).toBeGreaterThan(0);
    for (const { size } of pages) {
      expect(size).toBeGreaterThan(3_000);
      expect(size).toBeLessThanOrEqual(PAGE);
    }
    // Newer figures are drawn by the server, too.
    await news(frame);
    expect(sum(await all())).toBeGreaterThan(1_000);
    expect(sum(await all())).toBeLessThanOrEqual(SCRIPTS);
    expect((await all()).map(({ url }) => url)).not.toContainEqual(expect.stringContaining("engine"));

    // The chart library comes with the first touch.
    await chart.hover();
    await expect(chart).toHaveAttribute("data-live", "true");
    await expect.poll(async () => (await all()).map(({ url }) => url)).toContainEqual(expect.stringContaining("engine"));
  });
