import { expect, test } from "@playwright/test";
import { open, signIn, userOf } from "./demo.ts";

test("a household reads its devices dashboard and goes down to a reading", async ({ page }) => {
  await signIn(page, userOf("devices", "customer"));
  await expect(page).toHaveURL(/\/devices$/);
  for (const tile of ["Use over time", "Devices", "When", "Compared"]) {
    await expect(page.getByRole("region", { name: tile, exact: true })).toContainText(/\d/);
  }
  await page.getByRole("list", { name: "Devices" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/devices\/events\?.*device=/);
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "The event as JSON" }).first()).toContainText("inlay.devices.reading.v1");
});

test("the keys alone lead through a chart, and down to the readings; its menu to its table", async ({ page }) => {
  await signIn(page, userOf("devices", "customer"));
  await page.goto("/devices");
  const chart = page.getByRole("slider", { name: /Use over time/ });
  for (let presses = 0; presses < 40 && !(await chart.evaluate((element) => element === document.activeElement)); presses++) {
    await page.keyboard.press("Tab");
  }
  await expect(chart).toBeFocused();
  await page.keyboard.press("End");
  const newest = await chart.getAttribute("aria-valuetext");
  expect(newest).toMatch(/20\d\d.*Total/);
  await page.keyboard.press("ArrowLeft");
  await expect(chart).not.toHaveAttribute("aria-valuetext", newest!);
  // Enter opens what is behind a point.
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/devices\/events\?/);

  await page.goBack();
  await expect(chart).toBeVisible();
  const asTable = page.getByRole("menuitem", { name: "Show as a table" });
  await open(page.getByRole("button", { name: "Use over time: more" }), asTable);
  await asTable.click();
  await expect(page.getByRole("region", { name: "Use over time, data" })).toBeVisible();
});

test("a filter stands in the address, shows as a chip, and can be taken away", async ({ page }) => {
  await signIn(page, userOf("devices", "customer"));
  await page.goto("/devices");
  await open(page.getByRole("button", { name: "Device", exact: true }), page.getByRole("menu", { name: "Device" }));
  await page.getByRole("menuitemcheckbox").nth(1).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/device=/);
  const chip = page.getByRole("button", { name: /Remove the filter Device/ });
  await expect(chip).toBeVisible();
  await page.reload();
  await chip.click();
  await expect(page).not.toHaveURL(/device=/);
});
