import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { type OwnTenant, ownTenant } from "./embed-attacks/own-tenant.ts";
import { alive, embedding, openSite, type Site } from "./embed-attacks/pages.ts";
import { hostileEvents, VECTORS } from "./embed-attacks/vectors.ts";
import { inlayFrame } from "./partner/testing.ts";

// A tenant whose customers, shops, accounts, devices, rooms and keys are called as somebody would call them who attacks.
test.describe.configure({ mode: "default", timeout: 120_000 });

const SUBJECT = "<img src=x onerror=alert('subject')>";
declare global {
  interface Window {
    happened(what: string): void;
  }
}

let site: Site;
let tenant: OwnTenant;

test.beforeAll(async ({ browser }) => {
  site = await openSite();
  tenant = await ownTenant(browser, { name: `Tenant ${VECTORS[3]}`, origins: [site.origin] });
  site.token = () => tenant.token({ sub: SUBJECT });
  site.pages["/spending"] = embedding("spending");
  site.pages["/devices"] = embedding("devices");
  await tenant.send(hostileEvents(SUBJECT, Date.now()));
  // Too long, or nothing that can be kept: these are not taken, and shown to the tenant's people as what they are.
  const [event] = hostileEvents(SUBJECT, Date.now()) as [{ data: object }];
  await tenant.send([{ ...event, id: "long", data: { name: "<script>alert(1)</script>".repeat(400) } }], 1);
});
test.afterAll(async () => {
  await tenant?.console.close();
  await site?.close();
});

/** Writes down whatever runs, or tries to, in a page and its frames. */
async function watched(page: Page): Promise<string[]> {
  const happened: string[] = [];
  page.on("dialog", (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => happened.push(`error ${error.message}`));
  await page.exposeFunction("happened", (what: string) => {
    happened.push(what);
  });
  page.on("request", (request) => {
    if (/evil\.example|\/x$/.test(request.url())) happened.push(`asked for ${request.url()}`);
  });
  await page.addInitScript(() => {
    window.alert = (said) => void window.happened(`RAN ${String(said)}`);
    addEventListener(
      "securitypolicyviolation",
      ({ effectiveDirective, blockedURI, sample }) =>
        void window.happened(`policy ${effectiveDirective} ${blockedURI} ${sample}`),
    );
  });
  return happened;
}

/** What a vector would have made of a page, had it been taken for markup. */
const MADE =
  "img[src=x], iframe[srcdoc], [onerror], [onload], [onmouseover], [onclick], a[href^='javascript:' i], b[style*=fixed]";

test("what watches would see it", async ({ page }) => {
  site.pages["/broken"] =
    `<meta http-equiv="content-security-policy" content="script-src 'none'; img-src 'none'"><img src=x onerror=alert(1)>`;
  const happened = await watched(page);
  await page.goto(`${site.origin}/broken`);
  await expect.poll(() => happened.filter((one) => one.startsWith("policy")).length).toBeGreaterThan(0);
  expect(await page.locator(MADE).count()).toBe(1);
  site.pages["/broken"] = "<img src=x onerror=alert(1)>";
  await page.goto(`${site.origin}/broken`);
  await expect.poll(() => happened).toContain("RAN 1");
});

for (const [dashboard, drill] of [
  ["spending", "All payments of this period"],
  ["devices", "All readings of this period"],
] as const)
  test(`names run nothing in a frame of ${dashboard}, its tooltips, tables, files and what is behind its figures`, async ({
    page,
  }) => {
    const happened = await watched(page);
    const files: Promise<string>[] = [];
    page.on("download", (file) => files.push(file.path().then((path) => readFile(path, "utf8"))));
    await expect(async () => {
      await page.goto(`${site.origin}/${dashboard}`);
      await expect(inlayFrame(page).locator("#frame")).toContainText("alert(", { timeout: 5_000 });
    }).toPass();
    const frame = await alive(inlayFrame(page));
    const none = async () => expect([happened, await frame.locator(MADE).count()]).toEqual([[], 0]);
    await none();

    // Every chart is pointed at in many places, so that its tooltip names much of what it has.
    for (const chart of await frame.locator(".chart-box").all()) {
      await chart.scrollIntoViewIfNeeded();
      const box = (await chart.boundingBox())!;
      for (const across of [0.15, 0.35, 0.55, 0.75, 0.95])
        for (const down of [0.3, 0.6]) await page.mouse.move(box.x + box.width * across, box.y + box.height * down);
      await none();
    }
    await expect(frame.locator("text=<").first()).toBeVisible();
    for (const more of await frame.getByRole("button", { name: /: more$/ }).all()) {
      await more.click();
      const table = frame.getByRole("menuitem", { name: "Show as a table" });
      if (await table.isVisible()) await table.click();
      else await page.keyboard.press("Escape");
    }
    await none();

    await page.evaluate(() => document.querySelector("inlay-dashboard")!.embed!.export());
    await expect.poll(() => files.length).toBeGreaterThan(3);
    const cells = (await Promise.all(files)).flatMap(cellsOf);
    expect(cells.filter((cell) => /^[=+@\t\r]|^-\D|^-\d+[^\d.]/.test(cell))).toEqual([]);
    expect(cells).toEqual(expect.arrayContaining([VECTORS[0], `'${VECTORS.find((name) => name.startsWith("="))}`]));

    await frame.getByRole("link", { name: drill }).first().click();
    await expect(frame.getByRole("table").getByRole("link").first()).toBeVisible();
    await none();
    await frame.getByRole("table").getByRole("link").first().click();
    await expect(frame.getByRole("region", { name: "The event as JSON" }).first()).toContainText("specversion");
    await none();
  });

/** The cells of a file (RFC 4180). */
function cellsOf(csv: string): string[] {
  return [...csv.matchAll(/"((?:[^"]|"")*)"|([^,\r\n]+)/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!);
}

test("names run nothing in the console", async () => {
  const page = tenant.console;
  const happened = await watched(page);
  const of = `subject=${encodeURIComponent(SUBJECT)}`;
  for (const path of [
    `/spending?${of}`,
    `/devices?${of}`,
    `/spending/events?${of}&period=last_3_months`,
    "/customers",
    "/explore",
    "/data/quarantine",
    "/settings",
    "/tenants",
  ]) {
    // A page that is still going somewhere by itself lets nobody go elsewhere.
    await expect(async () => void (await page.goto(path))).toPass();
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await page.waitForLoadState("load");
    expect([path, happened, await page.locator(MADE).count()]).toEqual([path, [], 0]);
  }
});
