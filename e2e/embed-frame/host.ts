import { type APIRequestContext, expect, type Frame, type FrameLocator, type Page, request } from "@playwright/test";
import type { Handle, MountOptions } from "#components/embed/sdk/options.ts";
import type { PortalName } from "#e2e/partner/settings.ts";
import { messagesOf, type PersonId, portalUrl } from "#e2e/partner/testing.ts";

declare global {
  interface Window {
    /** The smart home's dashboard, as its page mounted it (e2e/partner/assets/home.js). */
    frame: Handle;
  }
}

/** The n-th frame of Inlay in a page, as a document of its own. */
export async function documentOf(page: Page, at = 0): Promise<Frame> {
  const element = await page.locator("iframe").nth(at).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error("There is no such frame.");
  return frame;
}

/** Waits until the frame has said that it is there. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("#messages li[data-type=ready]")).not.toHaveCount(0, { timeout: 20_000 });
}

/** The newest message of a type that passed between the smart home and its frame. */
export async function newest<Detail>(page: Page, type: string, from = "frame"): Promise<Detail | undefined> {
  const messages = await messagesOf(page, type);
  return messages.find((message) => message.from === from)?.detail as Detail | undefined;
}

export const tile = (frame: FrameLocator, name: string) => frame.getByRole("region", { name, exact: true });

/** Chooses a value of a filter, as a viewer does. */
export async function choose(frame: FrameLocator, filter: string, value: string): Promise<void> {
  await frame.getByRole("button", { name: filter, exact: true }).click();
  await frame.getByRole("menuitemcheckbox", { name: value }).click();
  await frame.locator("body").press("Escape");
}

/** Opens a tile's menu. */
export async function openMenu(frame: FrameLocator, name: string): Promise<void> {
  await frame.getByRole("button", { name: `${name}: more` }).click();
  await expect(frame.getByRole("menu")).toBeVisible();
}

/** A way to ask a portal's back end for tokens as somebody else than who sits at the page. */
export async function atPortal(
  portal: PortalName,
  person: PersonId,
): Promise<{ token(): Promise<string>; end(): Promise<void> }> {
  const url = portalUrl(portal);
  const asks: APIRequestContext = await request.newContext({ extraHTTPHeaders: { origin: new URL(url).origin } });
  await asks.post(`${url}/sign-in`, { form: { person } });
  return {
    token: async () => ((await (await asks.post(`${url}/inlay-token`)).json()) as { token: string }).token,
    end: () => asks.dispose(),
  };
}

/** Mounts a dashboard below a page that has the SDK, with one token; gives the place of its frame. */
export async function mountBelow(page: Page, dashboard: "spending" | "devices", token: string): Promise<FrameLocator> {
  const id = await page.evaluate(
    ({ dashboard, token }) => {
      const place = document.createElement("div");
      place.id = `place-${document.querySelectorAll("iframe").length}-${Math.random().toString(36).slice(2)}`;
      document.body.append(place);
      const options: MountOptions = { dashboard, getToken: () => token };
      (window as unknown as { Inlay: { mount(at: Element, options: MountOptions): Handle } }).Inlay.mount(place, options);
      return place.id;
    },
    { dashboard, token },
  );
  return page.frameLocator(`#${id} iframe`);
}
