import { expect, type FrameLocator, test } from "@playwright/test";
import { inlayFrame, openPortal, portalUrl } from "./partner/testing.ts";

test("a customer of the bank sees their own spending in the bank's app, and the neighbour sees other figures", async ({
  page,
}) => {
  const anna = await figures(await openPortal(page, "bank", "anna"));
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Anna" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  const jonas = await figures(await openPortal(page, "bank", "jonas"));
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Jonas" })).toBeVisible();
  expect(jonas).not.toEqual(anna);
});

test("a smart home's page mounts its dashboard, and so do a page that is isolated and a plain iframe", async ({ page }) => {
  await expect(
    (await openPortal(page, "home", "mia")).getByRole("region", { name: /Use over time|Energy|Use/ }).first(),
  ).toContainText(/\d/);
  await page.goto(portalUrl("home", "isolated"));
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(inlayFrame(page).getByRole("region").first()).toContainText(/\d/);
  await page.goto(portalUrl("home", "plain"));
  await expect(inlayFrame(page).getByRole("region").first()).toContainText(/\d/);
});

/** What the cash flow says in its sentence. */
async function figures(frame: FrameLocator): Promise<string | null> {
  const tile = frame.getByRole("region", { name: "Cash flow", exact: true });
  await expect(tile).toContainText(/\d/);
  return tile.textContent();
}
