import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import type { FrameMessage } from "#components/embed/protocol.ts";
import { choose, documentOf, newest, openMenu, ready, tile } from "./embed-frame/host.ts";
import { messagesOf, openPortal } from "./partner/testing.ts";

type Said<T extends FrameMessage["type"]> = Omit<Extract<FrameMessage, { type: T }>, "type">;

// What host and frame say to each other (components/embed/protocol.ts), with the frame that customers see.
test.describe.configure({ timeout: 120_000 });

test("the frame says that it is there and how high it is: its content, whatever that becomes", async ({ page }) => {
  const frame = await openPortal(page, "home", "mia");
  await ready(page);
  expect(await newest<Said<"ready">>(page, "ready")).toEqual({
    dashboard: "devices",
    state: { period: null, comparison: "previous", currency: null, filters: expect.any(Object) },
  });
  await fits(page);
  const whole = await heightOf(page);
  expect(whole).toBeGreaterThan(1_000);

  await openMenu(frame, "Use over time");
  await frame.getByRole("menuitem", { name: "Show as a table" }).click();
  await choose(frame, "Room", "Kitchen");
  await fits(page);
  const less = await heightOf(page);
  expect(less, "it follows when there is less to show").toBeLessThan(whole);
  await page.setViewportSize({ width: 500, height: 900 });
  await fits(page);
  expect(await heightOf(page), "and when there is less room").toBeGreaterThan(less);

  // No growth by having grown: once it fits, nothing more is said.
  const said = (await messagesOf(page, "resize")).length;
  await page.waitForTimeout(600);
  expect((await messagesOf(page, "resize")).length).toBe(said);
});

test("the host hears what a viewer chooses, and the frame shows what the host asks for", async ({ page }) => {
  const frame = await openPortal(page, "home", "mia");
  await ready(page);
  const use = tile(frame, "Use over time").locator("p, span").filter({ hasText: /Wh$/ }).first();
  const before = await use.textContent();
  await choose(frame, "Room", "Kitchen");
  await expect
    .poll(() => newest<Said<"filterChanged">>(page, "filterChanged"))
    .toMatchObject({ state: { filters: { room: ["Kitchen"] } } });
  await expect(page.getByRole("radio", { name: "Kitchen" })).toBeChecked();
  await expect(use).not.toHaveText(before!);

  await page.getByRole("radio", { name: "Bathroom" }).check();
  await expect(frame.getByRole("button", { name: "Remove the filter Room: Bathroom" })).toBeVisible();
  await expect(frame.getByRole("button", { name: "Remove the filter Room: Kitchen" })).toHaveCount(0);
  await page.getByRole("radio", { name: "12 months" }).check();
  await expect(frame.getByRole("button", { name: /Last 12 months/ })).toBeVisible();
  expect((await newest<Said<"filterChanged">>(page, "filterChanged"))?.state).toMatchObject({
    period: { preset: "last_12_months" },
    filters: { room: ["Bathroom"] },
  });
  await frame.getByRole("button", { name: "Remove the filter Room: Bathroom" }).click();
  await expect(page.getByRole("radio", { name: "Whole home" })).toBeChecked();
  await page.evaluate(() =>
    window.frame.setFilters({ period: { preset: "last_3_months" }, filters: { room: ["No such room"] } }),
  );
  await expect(frame.getByRole("button", { name: /Last 3 months/ })).toBeVisible();
});

test("what is behind a figure the host may show itself, or leave to the frame", async ({ page }) => {
  const frame = await openPortal(page, "home", "mia");
  await ready(page);
  const link = tile(frame, "Use over time").getByRole("link", { name: /All readings/ });
  await link.click();
  const own = page.getByRole("dialog", { name: "Behind this figure" });
  await expect(own).toBeVisible();
  expect(await newest<Said<"drill">>(page, "drill")).toMatchObject({
    dashboard: "devices",
    what: "events",
    period: { from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), to: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    event: null,
  });
  expect(await newest(page, "drillAnswer", "host")).toMatchObject({ allow: false });
  // Longer than a frame waits for an answer.
  await page.waitForTimeout(700);
  await expect(frame.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();

  await own.getByText("Show this panel").click();
  await own.getByRole("button", { name: "Close" }).click();
  await link.click();
  await expect(frame.getByRole("heading", { level: 1, name: "Readings" })).toBeVisible();
  await expect(frame.getByRole("table")).toContainText(/\d/);
  await expect(own).toBeHidden();
  await frame.getByRole("table").getByRole("link").first().click();
  await expect.poll(() => newest<Said<"drill">>(page, "drill")).toMatchObject({ what: "event", event: expect.any(String) });
  await expect(frame.getByRole("heading", { level: 1, name: "Reading" })).toBeVisible();
  await frame.getByRole("button", { name: "Devices" }).click();
  await expect(frame.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
});

test.describe("the zone of clocks", () => {
  test.use({ timezoneId: "America/New_York" });

  for (const [timezone, zone] of [["Asia/Tokyo"], [undefined, "Europe/Berlin"]] as const)
    test(`is ${timezone ? "the token's" : "the customer's own where the token names none"}, never the browser's`, async ({
      page,
    }) => {
      const frame = await openPortal(page, "bank", "anna", timezone ? { timezone } : {});
      await tile(frame, "By category").getByRole("link").first().click();
      await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Payments");
      const named = `(${timezone ?? zone})`;
      await expect(frame.getByRole("table").getByRole("row").nth(1).locator("[title]").first()).toHaveAttribute(
        "title",
        new RegExp(`${named.replace(/[()]/g, "\\$&")}$`),
      );
      await frame.getByRole("table").getByRole("link").first().click();
      await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Payment");
      await expect(frame.getByText(named)).toBeVisible();
    });
});

test("the host's theme is the page's and the charts', and stays when a token is unknown", async ({ page }) => {
  await openPortal(page, "home", "mia");
  await ready(page);
  const inside = await documentOf(page);
  await expect(page.frameLocator("iframe").locator("#tile-compared svg path:visible").first()).toBeVisible();
  const looks = () =>
    inside.evaluate(() => {
      const line = document.querySelector("#tile-compared svg [stroke^='var(--color-accent']")!;
      const styles = getComputedStyle(document.body);
      return {
        line: getComputedStyle(line).stroke,
        ground: styles.backgroundColor,
        scheme: getComputedStyle(document.documentElement).colorScheme,
      };
    });
  const before = await looks();
  await page.locator("#accent").selectOption({ label: "Ember" });
  await expect.poll(async () => (await looks()).line).not.toBe(before.line);
  expect((await looks()).ground).toBe(before.ground);
  await page.locator("#mode").selectOption("dark");
  await expect.poll(async () => (await looks()).scheme).toBe("dark");
  const dark = await looks();
  expect(dark.ground).not.toBe(before.ground);
  expect(dark.line).not.toBe(before.line);

  await page.evaluate(() => window.frame.setTheme({ colour: "red" }));
  await expect
    .poll(() => newest<Said<"error">>(page, "error"))
    .toMatchObject({ code: "BAD_MESSAGE", message: expect.stringContaining("colour") });
  expect(await looks()).toEqual(dark);
});

test("another language changes words, figures, days and charts, and the way it is read", async ({ page }) => {
  const frame = await openPortal(page, "home", "mia");
  await ready(page);
  const seen = new Map<string, string>();
  for (const [locale, title, figure, day] of [
    ["de", "Geräte", /^\d+(,\d+)?[\s ][kM]?Wh$/, /\d+\. (Okt|Nov)/],
    ["fr", "Appareils", /^\d+(,\d+)?[\s ][kM]?Wh$/, /\d+ (oct|nov)/],
    ["es", "Dispositivos", /^\d+(,\d+)?[\s ][kM]?Wh$/, /\d+ (oct|nov)/],
    ["ar", "الأجهزة", /[kM]?Wh/, /(أكتوبر|نوفمبر)/],
    ["ja", "機器", /^\d+(\.\d+)?[\s ][kM]?Wh$/, /月\d+日/],
    ["en", "Devices", /^\d+(\.\d+)?[\s ][kM]?Wh$/, /\d+ (Oct|Nov)/],
  ] as const) {
    await page.locator("#locale").selectOption(locale);
    await expect(frame.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(frame.locator("html")).toHaveAttribute("lang", new RegExp(`^${locale}`));
    await expect(frame.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
    const use = frame.locator("#tile-use");
    await expect(use.locator("p > span").filter({ hasText: figure }).first()).toBeVisible();
    const drawn = use.locator("svg text").filter({ hasText: day, visible: true });
    await expect(drawn.first(), `the chart's days in ${locale}`).toBeVisible();
    seen.set(locale, (await use.locator("figcaption").textContent()) ?? "");
  }
  expect(new Set(seen.values()).size, "no two languages say the same").toBe(6);
});

test("an export gives files with their rows to whoever may, and says so; nobody else gets one", async ({ page }) => {
  await openPortal(page, "home", "mia");
  await ready(page);
  const [file] = await Promise.all([page.waitForEvent("download"), page.evaluate(() => window.frame.export("devices"))]);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  await expect.poll(() => newest<Said<"exported">>(page, "exported")).toEqual({ tile: "devices", rows: lines.length - 1 });
  expect(lines.length).toBeGreaterThan(2);
  await page.evaluate(() => window.frame.export("no-such-tile"));
  await expect
    .poll(() => newest<Said<"error">>(page, "error"))
    .toMatchObject({ code: "NOT_ALLOWED", message: expect.stringContaining("devices") });

  await openPortal(page, "home", "mia", { can: ["events"] });
  await ready(page);
  await page.getByRole("button", { name: "Export" }).click();
  await expect
    .poll(() => newest<Said<"error">>(page, "error"))
    .toMatchObject({ code: "NOT_ALLOWED", message: expect.stringContaining("export") });
  expect(await messagesOf(page, "exported")).toEqual([]);
});

test("a print is the frame's own, light, and fits its paper", async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset.printed = String(Number(document.documentElement.dataset.printed ?? 0) + 1);
    };
  });
  const frame = await openPortal(page, "home", "mia", { mode: "dark" });
  await ready(page);
  await page.getByRole("button", { name: "Print" }).click();
  await expect(frame.locator("html")).toHaveAttribute("data-printed", "1");
  await expect(page.locator("html")).not.toHaveAttribute("data-printed");

  // A4 without its margins, at 96 dots an inch.
  await page.setViewportSize({ width: 718, height: 1_000 });
  await page.emulateMedia({ media: "print" });
  const inside = await documentOf(page);
  const paper = await inside.evaluate(() => ({
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    scheme: getComputedStyle(document.documentElement).colorScheme,
    buttons: [...document.querySelectorAll("button")]
      .filter((button) => button.checkVisibility())
      .map((button) => button.textContent),
  }));
  expect(paper).toEqual({ over: 0, scheme: "light", buttons: expect.any(Array) });
});

test("what goes wrong has a code, and a sentence for who develops", async ({ page }) => {
  for (const [switches, code, begins] of [
    [{ life: 900, debug: true }, "TOKEN_REFUSED", "TOKEN_TOO_LONG: "],
    [{ skew: -4_000, debug: true }, "TOKEN_REFUSED", "TOKEN_EXPIRED: "],
    [{ dashboards: ["spending"], debug: true }, "DASHBOARD_NOT_ALLOWED", "DASHBOARD_NOT_ALLOWED: "],
  ] as const) {
    const frame = await openPortal(page, "home", "mia", {
      ...switches,
      ...("dashboards" in switches && { dashboards: ["spending"] }),
    } as never);
    await expect
      .poll(() => newest<Said<"error">>(page, "error"))
      .toMatchObject({ code, message: expect.stringMatching(new RegExp(`^${begins}`)) });
    await expect(frame.getByRole("alert")).toContainText(begins);
    await fits(page);
  }
  await openPortal(page, "home", "mia", { debug: true });
  await ready(page);
  await page.evaluate(() => window.frame.setLocale(5 as never));
  await expect.poll(() => newest<Said<"error">>(page, "error")).toMatchObject({ code: "BAD_MESSAGE" });
});

const heightOf = async (page: Page) => (await page.locator("iframe").first().boundingBox())!.height;

/** The frame is as high as what stands in it, and scrolls in neither direction. */
async function fits(page: Page): Promise<void> {
  const inside = await documentOf(page);
  await expect(async () => {
    const content = await inside.evaluate(() =>
      Math.ceil(document.getElementById("frame")!.getBoundingClientRect().height - 0.001),
    );
    expect(await heightOf(page)).toBe(content);
    expect(await inside.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight)).toBe(0);
  }).toPass({ timeout: 10_000 });
}
