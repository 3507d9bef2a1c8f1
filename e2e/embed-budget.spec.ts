import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, type FrameLocator, type Response, test } from "@playwright/test";
import { payment, send, tenantOf } from "./demo.ts";
import type { PortalName } from "./partner/settings.ts";
import { inlayFrame, openPortal, type PersonId, portalUrl } from "./partner/testing.ts";

// What a frame may cost its viewer's line before anybody touches it, gzipped. Held here, since it creeps.
const SCRIPTS = 110_000;
const PAGE = 15_000;

const weight = async (answer: Response) => gzipSync(await answer.body(), { level: 9 }).length;
const isPage = (answer: Response) => /\/embed\/v\//.test(answer.url());
const isScript = (answer: Response) => answer.request().resourceType() === "script" && /\/embed\//.test(answer.url());

/** A payment of hers, until the frame shows it. */
async function somebodyPays(frame: FrameLocator): Promise<void> {
  const merchant = `Budget ${randomUUID().slice(0, 8)}`;
  await send(tenantOf("spending"), [payment("cust-1001", randomUUID(), merchant, 2_000_000)]);
  await expect(frame.getByRole("list", { name: "Merchants" })).toContainText(merchant, { timeout: 20_000 });
}

for (const [portal, person, dashboard, news] of [
  ["bank", "anna", "spending", somebodyPays],
  ["home", "mia", "devices", async () => {}],
] as [PortalName, PersonId, string, (frame: FrameLocator) => Promise<void>][])
  test(`a frame of ${dashboard} keeps to its budgets until it is touched`, async ({ page }) => {
    await openPortal(page, portal, person);
    const answers: Response[] = [];
    page.on("response", (answer) => {
      if (isPage(answer) || isScript(answer)) answers.push(answer);
    });
    await page.goto(portalUrl(portal));
    const frame = inlayFrame(page);
    const chart = frame.locator(".chart-box").first();
    await chart.locator(".drawing svg").first().waitFor();
    await page.waitForTimeout(1_000);
    const scripts = await Promise.all(answers.filter(isScript).map(weight));
    expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(SCRIPTS);
    expect(answers.filter(isScript).map((answer) => answer.url())).not.toContainEqual(expect.stringContaining("engine"));
    const [html] = await Promise.all(answers.filter(isPage).map(weight));
    expect(html).toBeGreaterThan(3_000);
    expect(html).toBeLessThanOrEqual(PAGE);

    // Newer figures are drawn by the server, too.
    await news(frame);
    expect((await Promise.all(answers.filter(isScript).map(weight))).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(
      SCRIPTS,
    );

    // The chart library comes with the first touch.
    await chart.hover();
    await expect(chart).toHaveAttribute("data-live", "true");
    expect(answers.filter(isScript).map((answer) => answer.url())).toContainEqual(expect.stringContaining("engine"));
  });
