import { appendFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type BrowserContext, test } from "@playwright/test";
import { demo, signIn } from "../demo.ts";
import { measure, watchShifts } from "./measure.ts";
import { SHOTS, type Shot, stage, type Viewer } from "./pages.ts";

// `npm run gallery`: pictures of every page and state, and what they measure. Nothing here fails but what cannot be shown.
const OUT = process.env.INLAY_GALLERY_OUT ?? "gallery";
const WIDTHS = { wide: 1440, tablet: 768, phone: 390 } as const;

test.describe.configure({ mode: "parallel" });
test.beforeAll(async () => {
  await mkdir(OUT, { recursive: true });
  await stage();
});

for (const [viewer, shots] of Map.groupBy(SHOTS, (shot) => shot.viewer)) {
  test(`pictures for ${viewer ?? "nobody"}`, async ({ browser }) => {
    test.setTimeout(900_000);
    const context = await browser.newContext({ reducedMotion: "reduce" });
    await enter(context, viewer);
    for (const shot of shots) await take(context, shot);
    await context.close();
  });
}

async function enter(context: BrowserContext, viewer: Viewer): Promise<void> {
  if (viewer === null) return;
  const user = demo().users.find(({ email }) => email.startsWith(viewer));
  if (!user) throw new Error(`The demo has nobody whose address begins with ${viewer}.`);
  const page = await context.newPage();
  await signIn(page, user);
  await page.close();
}

/** One page at three widths, in light and dark, and from right to left; each a fresh load, so that its shifts are its own. */
async function take(context: BrowserContext, shot: Shot): Promise<void> {
  const kinds = [
    ...(["light", "dark"] as const).flatMap((theme) => Object.keys(WIDTHS).map((width) => ({ theme, width, rtl: false }))),
    ...["wide", "phone"].map((width) => ({ theme: "light" as const, width, rtl: true })),
  ];
  for (const { theme, width, rtl } of kinds) {
    const page = await context.newPage();
    try {
      await watchShifts(page);
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width: WIDTHS[width as keyof typeof WIDTHS], height: 900 });
      await context.addCookies([{ name: "inlay-direction", value: rtl ? "rtl" : "ltr", url: demo().url }]);
      await page.goto(shot.path);
      await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => {});
      await shot.prepare?.(page);
      await page.waitForTimeout(300);
      // Full pictures of a dialogue would show the page below it, cut.
      const file = `${shot.name}-${width}-${theme}${rtl ? "-rtl" : ""}.png`;
      const measures = await measure(page, { axe: width !== "tablet" });
      await page.screenshot({ path: join(OUT, file), fullPage: shot.state !== "dialog" });
      const { prepare: _, ...told } = shot;
      await appendFile(join(OUT, "shots.ndjson"), `${JSON.stringify({ ...told, file, width, theme, rtl, ...measures })}\n`);
    } finally {
      await page.close();
    }
  }
}
