import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type FrameLocator } from "@playwright/test";
import { demo } from "#e2e/demo.ts";

/** A site of a test's own, on a port of its own. */
export type Site = {
  /** By that host name, another site to browsers than Inlay's. */
  origin: string;
  /** The same by the host name that Inlay has: another origin, the same site, so that cookies pass. */
  beside: string;
  /** Gives `/token`, which the SDK asks. */
  token: () => string;
  /** Bodies of pages, by path. */
  pages: Record<string, string>;
  close(): Promise<void>;
};

/** Serves pages without any policy of their own: whatever they try, a browser or Inlay has to stop it. */
export async function openSite(): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const body = site.pages[pathname];
    if (pathname === "/token") response.writeHead(200, { "content-type": "text/plain" }).end(site.token());
    else if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(`<!doctype html><title>Site</title>${body}`);
  });
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as AddressInfo;
  const site: Site = {
    origin: `http://localhost:${port}`,
    beside: `http://127.0.0.1:${port}`,
    token: () => "",
    pages: { "/": "<p>Nothing here</p>" },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return site;
}

/** A page that embeds by the SDK, as documented, and writes down what it hears in `window.inlaySaid`. */
export const embedding = (dashboard: "spending" | "devices" = "spending", attributes = ""): string => `
<script>
  window.inlaySaid = [];
  for (const name of ["ready", "error", "token-needed", "token-expiring", "filter-changed", "exported"])
    addEventListener("inlay-" + name, ({ detail }) => inlaySaid.push({ name, ...detail }));
</script>
<inlay-dashboard name="${dashboard}" token-url="/token" ${attributes}></inlay-dashboard>
<script src="${demo().url}/embed/v1.js" async></script>`;

/** Waits until a frame hears what is done in it. */
export async function alive(frame: FrameLocator): Promise<FrameLocator> {
  const heading = frame.getByRole("heading", { level: 1 });
  await expect(async () => {
    // To and fro: what was done before the frame's script came was not seen.
    for (const x of [1, 5]) await heading.hover({ position: { x, y: 5 } });
    await frame.locator("html[data-alive]").waitFor({ timeout: 1_000 });
  }).toPass();
  return frame;
}

/** Chooses a period in a frame. */
export async function choosePeriod(frame: FrameLocator, from: string, to: string): Promise<void> {
  await alive(frame);
  await frame.getByRole("button", { name: from }).click();
  await frame.getByText(to, { exact: true }).click();
  await frame.getByRole("button", { name: to }).waitFor();
}

declare global {
  interface Window {
    inlaySaid: { name: string; code?: string; reason?: string; message?: string }[];
  }
}
