import { expect, type FrameLocator, test } from "@playwright/test";
import { inlayFrame, messagesOf, openPortal, portalUrl } from "./partner/testing.ts";

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
  await drawn(await openPortal(page, "home", "mia"));
  await page.goto(portalUrl("home", "isolated"));
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await drawn(inlayFrame(page));
  for (const place of ["plain", "minted"] as const) {
    await page.goto(portalUrl("home", place));
    await drawn(inlayFrame(page));
  }
});

test("a page of the portal decides in place of the frame what a press on a figure shows, and filters it from outside", async ({
  page,
}) => {
  const frame = await openPortal(page, "home", "mia");
  const use = frame.getByRole("region", { name: "Use over time", exact: true });
  await expect.poll(() => messagesOf(page, "ready"), SLOW).toHaveLength(1);
  const whole = await use.textContent();
  await page.getByRole("radio", { name: "Kitchen" }).check();
  await expect(use).not.toHaveText(whole ?? "", SLOW);
  expect((await messagesOf(page, "filterChanged"))[0]?.detail).toMatchObject({ state: { filters: { room: ["Kitchen"] } } });
  await use.getByRole("link", { name: /All readings/ }).click();
  await expect(page.getByRole("dialog", { name: "Behind this figure" })).toContainText("Kitchen");
});

/** The first drawing of a server that has just started takes a while on a busy machine. */
const SLOW = { timeout: 30_000 };

const drawn = (frame: FrameLocator) =>
  expect(frame.getByRole("region", { name: "Use over time", exact: true })).toContainText(/\d/, SLOW);

/** What the cash flow says. */
async function figures(frame: FrameLocator): Promise<string | null> {
  const tile = frame.getByRole("region", { name: "Cash flow", exact: true });
  await expect(tile).toContainText(/\d/, SLOW);
  return tile.textContent();
}
