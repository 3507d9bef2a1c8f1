import { expect, test } from "@playwright/test";
import { open, signIn, userOf } from "./demo.ts";
import { measure } from "./gallery/measure.ts";
import { SHOTS, stage } from "./gallery/pages.ts";
import { enter, type Look, visit } from "./gallery/visit.ts";

// Every page and state of the gallery, held to its figures.
const LOOKS: Look[] = [
  { width: "wide", theme: "light", rtl: false },
  { width: "phone", theme: "dark", rtl: false },
  { width: "phone", theme: "light", rtl: true },
];
const MOST_SHIFT = 0.02;

test.beforeAll(stage);

// Frames are looked at from inside (embed-looks.spec.ts).
const PAGES = SHOTS.filter(({ portal }) => !portal);

for (const [viewer, shots] of Map.groupBy(PAGES, (shot) => shot.viewer)) {
  test(`pages for ${viewer ?? "nobody"} are accessible, fit, stand still, and cut no text`, async ({ browser }) => {
    test.setTimeout(600_000);
    const context = await browser.newContext();
    await enter(context, viewer);
    for (const shot of shots) {
      // Staged states are made of what pages are made of: their direction is looked at there.
      for (const look of LOOKS.filter(({ rtl }) => !rtl || shot.group !== "States")) {
        const { complaints, ...measures } = await visit(context, shot, look, async (page, complaints) => ({
          // What a page holds does not change with its direction.
          ...(await measure(page, { axe: !look.rtl })),
          complaints,
        }));
        const { shift, ...faults } = measures;
        const where = { page: shot.path, ...look };
        expect.soft({ ...where, ...faults }).toEqual({ ...where, overflow: 0, clipped: [], violations: [] });
        expect.soft(shift, JSON.stringify(where)).toBeLessThanOrEqual(MOST_SHIFT);
        // A page that is not there is answered with 404, which the browser notes.
        expect
          .soft(
            complaints.filter((text) => !/status of 404/.test(text)),
            JSON.stringify(where),
          )
          .toEqual([]);
      }
    }
    await context.close();
  });
}

test("light and dark are remembered, and are there with the first paint", async ({ page }) => {
  await signIn(page, userOf("spending", "customer"));
  await open(page.getByRole("button", { name: /account$/ }), page.getByRole("dialog", { name: "Account" }));
  await page.getByText("Dark", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const answer = await page.goto("/spending");
  expect(await answer?.text()).toContain('data-theme="dark"');
});
