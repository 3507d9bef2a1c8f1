import { expect, type Page, test } from "@playwright/test";
import { demo, signIn, userOf } from "./demo.ts";
import { choose, documentOf, newest, openMenu, ready, tile } from "./embed-frame/host.ts";
import { inlayFrame, messagesOf, openPortal } from "./partner/testing.ts";

// What holds a frame's session together, with the frame that customers see. Frames reckon by timers, which the tests let run fast.
test.describe.configure({ timeout: 120_000 });

/** Longer than until a frame says that its session ends soon, shorter than until it has ended. */
const NEARLY_MS = 545_000;
const BEYOND_MS = 605_000;

test("a session is renewed under a viewer's hands: filter, open menu and place in the page stay", async ({ page }) => {
  await page.clock.install();
  const frame = await openPortal(page, "home", "mia");
  await ready(page);
  await choose(frame, "Room", "Kitchen");
  await page.mouse.wheel(0, 300);
  await openMenu(frame, "Use over time");
  const place = () => page.evaluate(() => window.scrollY);
  const [scrolled, address] = [await place(), (await documentOf(page)).url()];
  expect(scrolled).toBeGreaterThan(0);

  for (const time of [1, 2]) {
    const renewed = page.waitForResponse(/\/embed\/api\/renew$/);
    await page.clock.fastForward(NEARLY_MS);
    expect((await renewed).status()).toBe(200);
    await expect.poll(async () => (await messagesOf(page, "tokenExpiring")).length).toBe(time);
  }
  expect((await newest<{ inMs: number }>(page, "tokenExpiring"))?.inMs).toBe(60_000);
  expect(JSON.stringify(await messagesOf(page, "setToken")), "nobody who looks on sees a token").not.toMatch(/ey[JK]/);

  await expect(frame.getByRole("menu")).toBeVisible();
  await expect(frame.getByRole("button", { name: "Remove the filter Room: Kitchen" })).toBeAttached();
  expect([await place(), (await documentOf(page)).url()]).toEqual([scrolled, address]);
  await frame.getByRole("menuitem", { name: "Show as a table" }).click();
  await frame.getByRole("button", { name: "Remove the filter Room: Kitchen" }).click();
  await expect(tile(frame, "Use over time").getByRole("table")).toContainText(/\d/);
  expect(await messagesOf(page, "tokenNeeded")).toEqual([]);
});

test("a session that has run out waits for its token: figures and filter stay, and the viewer may ask again", async ({
  page,
}) => {
  await page.clock.install();
  const frame = await openPortal(page, "home", "mia");
  await ready(page);
  await choose(frame, "Room", "Kitchen");
  const address = (await documentOf(page)).url();
  await page.route(/\/home\/inlay-token/, (route) => route.fulfill({ status: 503, body: "{}" }));
  await page.clock.fastForward(BEYOND_MS);
  await expect.poll(() => newest(page, "tokenNeeded")).toEqual({ reason: "expired" });
  await expect.poll(() => newest(page, "error")).toMatchObject({ code: "TOKEN_ENDPOINT" });
  const failed = page.getByRole("alert").filter({ hasText: "Loading failed." });
  await expect(failed).toBeVisible();
  await expect(frame.getByText("One moment")).toBeVisible();
  await expect(tile(frame, "Use over time")).toContainText(/\d/);

  await page.unroute(/\/home\/inlay-token/);
  // It also asks by itself, and may do so in the very moment of the press.
  await expect(async () => {
    if (await failed.isVisible()) await failed.getByRole("button", { name: "Try again" }).click({ timeout: 1_000 });
    await expect(failed).toBeHidden({ timeout: 1_000 });
  }).toPass();
  await expect(frame.getByText("One moment")).toBeHidden();
  await frame.getByRole("button", { name: "Remove the filter Room: Kitchen" }).click();
  await expect(page.getByRole("radio", { name: "Whole home" })).toBeChecked();
  expect((await documentOf(page)).url()).toBe(address);
});

test("a session that somebody ended is opened anew, with what the viewer had chosen", async ({ page, browser }) => {
  const frame = await openPortal(page, "home", "mia", { lock: ["room:Basement", "room:Kitchen"] });
  await ready(page);
  const before = (await documentOf(page)).url();
  const office = await browser.newContext();
  await revoke(await office.newPage());
  await office.close();
  await page.getByRole("radio", { name: "12 months" }).check();
  await expect.poll(() => newest(page, "tokenNeeded")).toEqual({ reason: "revoked" });
  await expect.poll(async () => (await documentOf(page)).url(), { timeout: 20_000 }).not.toBe(before);
  await expect(frame.getByRole("button", { name: /Last 12 months/ })).toBeVisible();
});

test("a document that is loaded again is opened anew by its page; a plain iframe says what to do", async ({ page }) => {
  const frame = await openPortal(page, "home", "mia");
  await ready(page);
  await page.getByRole("radio", { name: "3 months", exact: true }).check();
  await expect(frame.getByRole("button", { name: /Last 3 months/ })).toBeVisible();
  const before = (await documentOf(page)).url();
  await (await documentOf(page)).evaluate(() => location.reload());
  await expect.poll(() => newest(page, "tokenNeeded")).toEqual({ reason: "reload" });
  await expect.poll(async () => (await documentOf(page)).url(), { timeout: 20_000 }).not.toBe(before);
  await expect(frame.getByRole("button", { name: /Last 3 months/ })).toBeVisible();

  await openPortal(page, "home", "mia", {}, "plain");
  const plain = inlayFrame(page);
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Devices");
  await (await documentOf(page)).evaluate(() => location.reload());
  await expect(plain.getByRole("alert")).toContainText("This view has ended");
});

test("a slow token is waited for in words, a failing one can be asked for again", async ({ page }) => {
  const frame = await openPortal(page, "home", "mia", { "slow-token": 1_500 });
  await expect(page.getByRole("status").filter({ hasText: "Loading…" })).toBeVisible();
  await ready(page);
  await expect(page.getByText("Loading…")).toHaveCount(0);
  await expect(tile(frame, "Use over time")).toContainText(/\d/);

  await openPortal(page, "home", "mia", { "fail-token": 2 });
  const failed = page.getByRole("alert").filter({ hasText: "Loading failed." });
  await expect(failed).toBeVisible();
  await expect
    .poll(() => newest(page, "error"))
    .toMatchObject({ code: "TOKEN_ENDPOINT", message: expect.stringContaining("503") });
  await failed.getByRole("button", { name: "Try again" }).click();
  await ready(page);
  await expect(failed).toHaveCount(0);
  await expect(tile(inlayFrame(page), "Use over time")).toContainText(/\d/);
});

/** Ends the session of these locks, as an administrator of the tenant does in the console. */
async function revoke(page: Page): Promise<void> {
  await signIn(page, userOf("devices", "admin"));
  const asked = encodeURIComponent(JSON.stringify({ state: "live", limit: 200 }));
  const answer = await page.request.get(`${demo().url}/api/trpc/embed.sessions?input=${asked}`);
  const { sessions } = (await answer.json()).result.data as { sessions: { id: string; locks: Record<string, string[]> }[] };
  const found = sessions.filter(({ locks }) => locks.room?.join() === "Basement,Kitchen");
  expect(found.length).toBeGreaterThan(0);
  for (const { id } of found) {
    const ended = await page.request.post(`${demo().url}/api/trpc/embed.revokeSession`, {
      data: { id },
      headers: { origin: demo().url },
    });
    expect(ended.status()).toBe(200);
  }
}
