import { appendFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Page, test } from "@playwright/test";
import { measure } from "./measure.ts";
import { SHOTS, stage } from "./pages.ts";
import { enter, type Look, visit, WIDTHS } from "./visit.ts";

// `npm run gallery`: pictures of every page and state, and what they measure. Nothing here fails but what cannot be shown.
const OUT = process.env.INLAY_GALLERY_OUT ?? "gallery";

/** Three widths in light and dark; and the widest and narrowest from right to left. */
const LOOKS: Look[] = [
  ...(["light", "dark"] as const).flatMap((theme) =>
    (Object.keys(WIDTHS) as Look["width"][]).map((width) => ({ theme, width, rtl: false })),
  ),
  { theme: "light", width: "wide", rtl: true },
  { theme: "light", width: "phone", rtl: true },
];

test.describe.configure({ mode: "parallel" });
test.beforeAll(async () => {
  await mkdir(OUT, { recursive: true });
  await stage();
});

for (const [viewer, shots] of Map.groupBy(SHOTS, (shot) => shot.viewer)) {
  test(`pictures for ${viewer ?? "nobody"}`, async ({ browser }) => {
    test.setTimeout(900_000);
    const context = await browser.newContext();
    await enter(context, viewer);
    for (const shot of shots) {
      // What a frame is read in, its token says.
      for (const look of LOOKS.filter(({ rtl }) => !(rtl && shot.portal))) {
        await visit(context, shot, look, async (page) => {
          const file = `${shot.name}-${look.width}-${look.theme}${look.rtl ? "-rtl" : ""}.png`;
          const measures = await measure(page, { axe: look.width !== "tablet" });
          // A full picture of a dialogue would show the page below it, cut.
          if (shot.state !== "dialog") await grow(page, WIDTHS[look.width]);
          await page.screenshot({ path: join(OUT, file) });
          const { prepare: _, ...told } = shot;
          await appendFile(join(OUT, "shots.ndjson"), `${JSON.stringify({ ...told, file, ...look, ...measures })}\n`);
        });
      }
    }
    await context.close();
  });
}

/** Makes the window as high as its page. (A picture beyond the window shows charts that are alive half drawn.) */
async function grow(page: Page, width: number): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(16_000, Math.max(900, height)) });
  await page.waitForTimeout(100);
}
