import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { open, signIn, userOf } from "./demo.ts";

const PAGES = {
  spending: ["/spending", "/spending/events", "/settings/keys", "/data/batches", "/data/quarantine"],
  // Spending has no data there: the empty state.
  devices: ["/devices", "/devices/events", "/spending"],
} as const;

for (const domain of ["spending", "devices"] as const) {
  for (const scheme of ["light", "dark"] as const) {
    test(`pages of ${domain} are accessible in ${scheme}, and fit 390, 768 and 1,440 px`, async ({ page }, info) => {
      test.setTimeout(120_000);
      const refused: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") refused.push(message.text());
      });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await signIn(page, userOf(domain, "admin"));
      for (const path of PAGES[domain]) {
        for (const width of [1440, 768, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(path);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect(overflow, `${path} at ${width} px`).toBe(0);
          const cut = await page.evaluate(
            () =>
              [...document.querySelectorAll("table")].filter((table) => table.scrollWidth > table.parentElement!.clientWidth)
                .length,
          );
          expect(cut, `tables that are cut on ${path} at ${width} px`).toBe(0);
          const name = `${path.slice(1).replaceAll("/", "-")}-${width}-${scheme}`;
          await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
        }
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(serious.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      }
      // Among them what a content security policy refuses.
      expect(refused).toEqual([]);
    });
  }
}

test("the sign-in page is accessible", async ({ page }) => {
  await page.goto("/sign-in");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
});

test("light and dark are remembered, and are there with the first paint", async ({ page }) => {
  await signIn(page, userOf("spending", "customer"));
  await open(page.getByRole("button", { name: /account$/ }), page.getByRole("dialog", { name: "Account" }));
  await page.getByText("Dark", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const answer = await page.goto("/spending");
  expect(await answer?.text()).toContain('data-theme="dark"');
});
