import events from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "@playwright/test";
import { mint } from "#bench/frames/stack.ts";
import type { DemoFile } from "#pipelines/dev/demo-file.ts";

export type Seen = {
  firstChart: number;
  lcp: number;
  shift: number;
  live: number;
  scripts: number;
  html: number;
  emptyLcp: number;
};

/** Where the host has a page with nothing to paint but a sentence. */
const EMPTY = "/empty";
const WINDOW = { width: 1_280, height: 900 };
const gzipped = (body: Buffer) => gzipSync(body, { level: 9 }).length;

/** Opens frames in a real browser, each with an empty cache, in a page of an allowed origin. */
export async function inBrowser(
  demo: DemoFile,
  executablePath: string,
  { runs, rate, dashboard }: { runs: number; rate: number; dashboard: "spending" | "devices" },
): Promise<Seen[]> {
  const slug = dashboard === "spending" ? "halden" : "nordlicht";
  const tenant = demo.tenants.find((one) => one.slug === slug)!;
  let url = "";
  const host = createServer((request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(
      request.url === EMPTY
        ? "<!doctype html><title>Empty</title><p>A sentence, and nothing else."
        : `<!doctype html><title>Host</title><body style="margin:0"><iframe style="border:0;width:100%;height:2600px" src="${url}"></iframe>`,
    );
  }).listen(0, "127.0.0.1");
  await events.once(host, "listening");
  // Of the same site as the frame, so that both are in one process: what slows the page down slows its frame down.
  const origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  await allow(demo, tenant.apiKey, origin);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const seen: Seen[] = [];
    for (let run = 0; run < runs; run++) {
      const subject = tenant.subjects[run % tenant.subjects.length]!;
      url = await mint(demo, slug, dashboard, subject);
      const one = await once(browser, origin, rate);
      url = `${origin}${EMPTY}`;
      seen.push({ ...one, emptyLcp: await paintOfEmpty(browser, origin, rate) });
    }
    return seen;
  } finally {
    await browser.close();
    host.close();
  }
}

/** The floor of a paint: the same host with a frame that holds a sentence. */
async function paintOfEmpty(browser: Browser, origin: string, rate: number): Promise<number> {
  const { context, page } = await opened(browser, rate);
  await page.goto(origin);
  await page.waitForTimeout(1_000);
  const frame = page.frames().find((one) => one.url().endsWith(EMPTY));
  const lcp = await frame?.evaluate(() => window.benchmark.lcp);
  await context.close();
  return lcp ?? Number.NaN;
}

async function opened(browser: Browser, rate: number) {
  const context = await browser.newContext({ viewport: WINDOW });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate });
  return { context, page };
}

async function once(browser: Browser, origin: string, rate: number): Promise<Omit<Seen, "emptyLcp">> {
  const { context, page } = await opened(browser, rate);
  const bodies: Promise<{ url: string; type: string; gz: number }>[] = [];
  page.on("response", (response) => {
    const type = response.request().resourceType();
    if (type === "script" || /\/embed\/v\//.test(response.url()))
      bodies.push(
        response.body().then(
          (body) => ({ url: response.url(), type, gz: gzipped(body) }),
          () => ({ url: "", type, gz: 0 }),
        ),
      );
  });
  await page.goto(origin);
  const frame = page.frames().find((one) => /\/embed\//.test(one.url()));
  if (!frame) throw new Error("The page has no frame.");
  // Untouched meanwhile: what looks into a page slows it down.
  await page.waitForTimeout(2_500);
  const before = await Promise.all(bodies);
  const live = await timeToLife(page, frame);
  const { firstChart, lcp, shift } = await frame.evaluate(() => window.benchmark);
  await context.close();
  return {
    ...{ firstChart, lcp, shift, live },
    scripts: before.filter(({ type }) => type === "script").reduce((sum, { gz }) => sum + gz, 0),
    html: before.find(({ url }) => /\/embed\/v\//.test(url))?.gz ?? 0,
  };
}

/** From the first pointing at a chart until it is a living one. */
async function timeToLife(page: Page, frame: ReturnType<Page["frames"]>[number]): Promise<number> {
  const box = await frame.evaluate(() => {
    const { x, y, width, height } = document.querySelector(".chart-box")!.getBoundingClientRect();
    return { x, y, width, height };
  });
  // The frame fills its page from the upper left corner on.
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let tries = 0; tries < 40; tries++) {
    await page.waitForTimeout(250);
    const { pointedAt, livedAt } = await frame.evaluate(() => window.benchmark);
    if (livedAt > 0) return livedAt - pointedAt;
  }
  throw new Error("The chart was not alive within ten seconds.");
}

declare global {
  interface Window {
    benchmark: { firstChart: number; lcp: number; shift: number; pointedAt: number; livedAt: number };
  }
}

/** Runs in the page, and in its frame. */
function watch(): void {
  window.benchmark = { firstChart: 0, lcp: 0, shift: 0, pointedAt: 0, livedAt: 0 };
  const seen = window.benchmark;
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.lcp = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
  document.addEventListener("pointerover", () => pointed(), { capture: true, once: true });
  const pointed = () => {
    seen.pointedAt = performance.now();
    // With the frame after the one in which it is drawn, it is on the screen.
    const live = () => {
      if (document.querySelector(".live svg")) requestAnimationFrame(() => (seen.livedAt = performance.now()));
      else requestAnimationFrame(live);
    };
    live();
  };
  const look = () => {
    // One of several drawings is shown.
    const drawn = [...document.querySelectorAll(".chart-box .drawing svg")].some((svg) => svg.getBoundingClientRect().height > 0);
    if (drawn) seen.firstChart = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

async function allow(demo: DemoFile, apiKey: string, origin: string): Promise<void> {
  const ask = (method: string, body?: object) =>
    fetch(`${demo.url}/api/v1/embed/settings`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
  const {
    issuer: _issuer,
    audience: _audience,
    ...own
  } = (await (await ask("GET")).json()) as { issuer: string; audience: string; origins: string[] };
  const answer = await ask("PUT", { ...own, origins: [...own.origins, origin] });
  if (!answer.ok) throw new Error(`The origin was refused: ${await answer.text()}`);
}
