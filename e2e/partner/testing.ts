import { expect, type FrameLocator, type Page } from "@playwright/test";
import { demo } from "#e2e/demo.ts";
import type { PortalName } from "./settings.ts";
import { type Switches, writeSwitches } from "./switches.ts";

export type PersonId = "anna" | "jonas" | "lena" | "desk" | "mia" | "tom" | "lucia" | "support";
export type PlaceName = "" | "several" | "isolated" | "plain" | "minted";

/** Address of a portal's page. */
export function portalUrl(portal: PortalName, place: PlaceName = "", switches: Switches = {}): string {
  const found = demo().portals.find(({ name }) => name === portal);
  if (!found) throw new Error(`The demo has no portal ${portal}.`);
  return `${found.url}${place && `/${place}`}${writeSwitches(switches)}`;
}

/** Signs somebody in at a portal, instead of whoever was. */
export async function signInAtPortal(page: Page, portal: PortalName, person: PersonId): Promise<void> {
  await page.goto(`${portalUrl(portal)}/sign-in`);
  await page.locator(`button[name=person][value=${person}]`).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

/**
 * Signs somebody in at a portal and opens one of its pages, with what should go wrong or be narrower on it.
 * @returns the page's first frame of Inlay
 */
export async function openPortal(
  page: Page,
  portal: PortalName,
  person: PersonId,
  switches: Switches = {},
  place: PlaceName = "",
): Promise<FrameLocator> {
  const url = portalUrl(portal, place, switches);
  // Signing in leads there at once, so that the page is loaded once and no token is asked for in vain.
  await page.goto(`${portalUrl(portal)}/sign-in?next=${encodeURIComponent(url.slice(new URL(url).origin.length))}`);
  await page.locator(`button[name=person][value=${person}]`).click();
  await page.waitForURL(url);
  return inlayFrame(page);
}

/** The n-th frame of Inlay in a page. */
export const inlayFrame = (page: Page, at = 0): FrameLocator => page.locator("iframe").nth(at).contentFrame();

/** What passed between the smart home's page and its frame, the newest first, as its page lists it. */
export async function messagesOf(page: Page, type?: string): Promise<{ from: string; type: string; detail: unknown }[]> {
  const items = await page.locator(`#messages li${type ? `[data-type=${type}]` : ""}`).all();
  return Promise.all(
    items.map(async (item) => {
      const text = await item.locator("code").textContent();
      return {
        from: (await item.getAttribute("data-from")) ?? "",
        type: (await item.getAttribute("data-type")) ?? "",
        detail: text ? (JSON.parse(text) as unknown) : null,
      };
    }),
  );
}
