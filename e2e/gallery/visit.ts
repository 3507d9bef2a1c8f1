import type { BrowserContext, Page } from "@playwright/test";
import { demo, signIn } from "#e2e/demo.ts";
import type { PortalName } from "#e2e/partner/settings.ts";
import { type PersonId, portalUrl, signInAtPortal } from "#e2e/partner/testing.ts";
import { watchShifts } from "./measure.ts";
import type { Shot, Viewer } from "./pages.ts";

export const WIDTHS = { wide: 1440, tablet: 768, phone: 390 } as const;

/** How a page is looked at. */
export type Look = { width: keyof typeof WIDTHS; theme: "light" | "dark"; rtl: boolean };

/** Signs in whoever looks at the pages of this context. */
export async function enter(context: BrowserContext, viewer: Viewer): Promise<void> {
  if (viewer === null) return;
  const [portal, person] = viewer.split(":") as [PortalName, PersonId | undefined];
  if (person) {
    const page = await context.newPage();
    await signInAtPortal(page, portal, person);
    return page.close();
  }
  const user = demo().users.find(({ email }) => email.startsWith(viewer));
  if (!user) throw new Error(`The demo has nobody whose address begins with ${viewer}.`);
  const page = await context.newPage();
  await signIn(page, user);
  await page.close();
}

/**
 * Opens a page afresh, so that its shifts are its own, waits until it rests, and does what its picture needs.
 * @param then gets the page, and what the browser complained of: among that what a content security policy refuses
 */
export async function visit<T>(
  context: BrowserContext,
  shot: Shot,
  look: Look,
  then: (page: Page, complaints: string[]) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    await watchShifts(page);
    await page.emulateMedia({ colorScheme: look.theme, reducedMotion: "reduce" });
    await page.setViewportSize({ width: WIDTHS[look.width], height: 900 });
    await context.addCookies([{ name: "inlay-direction", value: look.rtl ? "rtl" : "ltr", url: demo().url }]);
    await page.goto(shot.portal ? portalUrl(shot.portal.name, shot.portal.place, shot.portal.switches) : shot.path);
    if (shot.portal) await page.locator("iframe").first().contentFrame().locator("h1").waitFor();
    // Not until the network rests: a live page's stream of changes stays open for good.
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(300);
    await shot.prepare?.(page);
    await page.waitForTimeout(200);
    return await then(page, complaints);
  } finally {
    await page.close();
  }
}
