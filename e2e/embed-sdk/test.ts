import { test as base, expect, type Frame, type Page } from "@playwright/test";
import type { ErrorCode, FrameMessage, HostMessage } from "#components/embed/protocol.ts";
import type { Handle, MountOptions } from "#components/embed/sdk/options.ts";
import { startWorld, type World } from "./servers.ts";

/** What a host was told: names of events with their details. */
export type Heard = { event: string; detail: Record<string, unknown> };

declare global {
  interface Window {
    heard: Heard[];
    mounted: Handle;
  }
}

/** A test with a host's server and a deployment whose frames stand in; nothing of Inlay's own server runs. */
export const test = base.extend<{ world: World }, { servers: World }>({
  servers: [
    // Fixtures have to name those they take by a pattern.
    async ({ browserName: _ }, use) => {
      const world = await startWorld();
      await use(world);
      await world.close();
    },
    { scope: "worker" },
  ],
  world: async ({ servers }, use) => {
    servers.opened.length = 0;
    servers.addresses.length = 0;
    await use(servers);
  },
});

export { expect };

/** Opens the host's page with this body. */
export async function visit(page: Page, world: World, body?: string): Promise<void> {
  await page.goto(`${world.host}/host${body === undefined ? "" : `?body=${encodeURIComponent(body)}`}`);
}

/** Mounts a dashboard in #place, and writes down in `window.heard` what the host is told. Handlers cannot be passed. */
export async function mount(page: Page, options: Partial<MountOptions> = {}): Promise<void> {
  await page.evaluate((given) => {
    window.heard = [];
    const mounted = window.Inlay.mount(document.querySelector("#place")!, {
      dashboard: "spending",
      tokenUrl: "/token",
      onError: (detail) => window.heard.push({ event: "error", detail }),
      ...given,
    });
    const events = ["ready", "resize", "filterChanged", "drill", "exported", "tokenExpiring", "tokenNeeded"] as const;
    for (const event of events)
      mounted.on(event, (detail) => {
        window.heard.push({ event, detail });
      });
    window.mounted = mounted;
  }, options);
}

/** The stand-in's frame once its channel is open; the newest of the page, or one that stands at that place. */
export async function standIn(page: Page, at = 0): Promise<Frame> {
  const element = await page.locator("iframe").nth(at).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error("There is no frame.");
  await expect.poll(() => frame.evaluate(() => window.standIn?.opened).catch(() => false)).toBe(true);
  return frame;
}

/** The page with a mounted dashboard whose frame is open. */
export async function opened(page: Page, world: World, options: Partial<MountOptions> = {}): Promise<Frame> {
  await visit(page, world);
  await mount(page, options);
  await expect(page.locator("iframe")).toHaveCount(1);
  return standIn(page);
}

/** Says it to the host, who may take the frame away before anything else is heard of it. */
export const say = (frame: Frame, message: FrameMessage) =>
  frame
    .evaluate((said) => window.standIn.send(said), message)
    .catch((error) => {
      if (!frame.isDetached()) throw error;
    });

/** Details of events of this name that the host was told. */
export const heard = (page: Page, event: string) =>
  page.evaluate((name) => window.heard.filter((one) => one.event === name).map(({ detail }) => detail), event);

export const errors = async (page: Page) => (await heard(page, "error")).map(({ code }) => code as ErrorCode);

/** What the host said to the frame, of this type. */
export const received = (frame: Frame, type: HostMessage["type"]) =>
  frame.evaluate((wanted) => window.standIn.received.filter((message) => message.type === wanted), type);
