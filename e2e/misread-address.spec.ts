import { expect, test } from "@playwright/test";
import { signIn, userOf } from "./demo.ts";

test("a period that is none is said to be one, on each page that shows another instead", async ({ page }) => {
  await signIn(page, userOf("spending", "analyst"));
  const told = page.getByRole("status").filter({ hasText: "The period in this page’s address is none" });
  for (const query of ["period=last_decade", "from=2026-02-30&to=2026-03-02", "from=1500-01-01&to=1500-02-01"])
    for (const path of ["/spending", "/spending/events", "/devices", "/devices/events"]) {
      await page.goto(`${path}?${query}`);
      await expect(told).toBeVisible();
    }
  await page.goto("/spending?period=this_month");
  await expect(page.getByRole("heading", { level: 1, name: "Spending" })).toBeVisible();
  await expect(told).toHaveCount(0);
});
