import { expect, type FrameLocator, type Page, test } from "@playwright/test";
import { atPortal, documentOf, mountBelow, openMenu, ready, tile } from "./embed-frame/host.ts";
import { inlayFrame, messagesOf, openPortal } from "./partner/testing.ts";

// What a token opens and what it closes, seen in the frame; that the server keeps to it as well has tests of its own.
test.describe.configure({ timeout: 120_000 });

test("without the right to events nothing looks as if it led there; a host is asked, else a sentence stands in their place", async ({
  page,
}) => {
  const frame = await openPortal(page, "home", "mia", { can: ["export"] });
  await ready(page);
  await expect(tile(frame, "Devices").getByRole("listitem").first()).toContainText(/\d/);
  await expect(frame.getByText("All readings of this period")).toHaveCount(0);
  const row = tile(frame, "Devices").getByRole("listitem").getByRole("link").first();
  await expect(row).toHaveCSS("cursor", "default");

  // The host's own page, then none.
  await row.click();
  const own = page.getByRole("dialog", { name: "Behind this figure" });
  await own.getByText("Show this panel").click();
  await own.getByRole("button", { name: "Close" }).click();
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Devices");
  await row.press("Enter");
  const answers = async () => (await messagesOf(page, "drillAnswer")).map(({ detail }) => (detail as { allow: boolean }).allow);
  await expect.poll(answers).toEqual([true, false]);
  await expect(frame.getByText("What is behind this figure is not part of this view.")).toBeVisible();
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Readings");
  await expect(frame.getByRole("table")).toHaveCount(0);
  await frame.getByRole("button", { name: "Devices" }).click();

  // A point of a chart is pressed to be read as well.
  const chart = tile(frame, "Use over time").getByRole("slider");
  await chart.focus();
  await expect(chart).toHaveAttribute("aria-valuetext", "The arrow keys go from point to point");
  await chart.press("ArrowRight");
  await expect(chart).toHaveAttribute("data-live", "true");
  await expect(tile(frame, "Use over time").locator(".chart-tip")).not.toContainText("Click or Enter");
  await chart.press("Enter");
  await expect.poll(answers).toEqual([true, true, false]);
  await page.waitForTimeout(300);
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Devices");
  await openMenu(frame, "Devices");
  await expect(frame.getByRole("menuitem", { name: "Download CSV" })).toBeVisible();

  const plain = await openPortal(page, "home", "mia", { can: [] }, "plain");
  await expect(tile(plain, "Unusual").getByRole("listitem").first()).toContainText(/usually/);
  await expect(plain.getByRole("link")).toHaveCount(0);
  await expect(plain.getByText("All readings of this period")).toHaveCount(0);
  await openMenu(plain, "Devices");
  await expect(plain.getByRole("menuitem")).toHaveText(["Show as a table"]);
  await expect(plain.getByRole("button", { name: /: dismiss$/ })).toHaveCount(0);
});

test("what was found is confirmed and dismissed by those who may save", async ({ page }) => {
  const may = await openPortal(page, "bank", "anna");
  await expect(
    tile(may, "Recurring")
      .getByRole("button", { name: /^(?!Recurring)/ })
      .first(),
  ).toBeVisible();
  const deciding = await tile(may, "Recurring").getByRole("listitem").first().getByRole("button").count();
  expect(deciding).toBe(1);
  const mayNot = await openPortal(page, "bank", "anna", { can: ["events", "export"] });
  await expect(tile(mayNot, "Recurring").getByRole("listitem").first()).toBeVisible();
  await expect(tile(mayNot, "Recurring").getByRole("listitem").first().getByRole("button")).toHaveCount(0);
  await expect(tile(mayNot, "Unusual").getByRole("button", { name: /: dismiss$/ })).toHaveCount(0);
});

test("a locked filter shows its part alone, and no viewer and no host takes it away", async ({ page }) => {
  const frame = await openPortal(page, "home", "mia", { lock: ["room:Kitchen"] });
  await ready(page);
  const devices = tile(frame, "Devices").getByRole("list");
  await expect(devices).toContainText("Fridge");
  await expect(devices).not.toContainText("Heat pump");
  await expect(frame.getByRole("button", { name: /Remove the filter/ })).toHaveCount(0);
  await expect(frame.getByRole("button", { name: "Room", exact: true })).toHaveCount(0);
  await page.evaluate(() => window.frame.setFilters({ filters: { room: [], device: [] } }));
  await page.evaluate(() => window.frame.setFilters({ filters: { room: ["Basement"] } }));
  await expect(frame.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(tile(frame, "Devices")).not.toContainText("Heat pump");
  await page.evaluate(() => window.frame.setFilters({ filters: { room: [] } }));
  await expect(devices).toContainText("Fridge");
  await expect(devices).not.toContainText("Heat pump");
});

test("several frames of a page keep to their own: locks, subjects and tenants never mix", async ({ page }) => {
  await openPortal(page, "bank", "anna", {}, "several");
  const [groceries, restaurants] = [inlayFrame(page, 0), inlayFrame(page, 1)];
  await expect(tile(groceries, "By category").getByRole("listitem")).toHaveText([/^Groceries/]);
  await expect(tile(restaurants, "By category").getByRole("listitem")).toHaveText([/^Restaurants/]);

  await page.evaluate(() => {
    for (const dashboard of document.querySelectorAll("inlay-dashboard")) dashboard.remove();
  });
  const people = await Promise.all([atPortal("bank", "anna"), atPortal("bank", "jonas"), atPortal("home", "mia")]);
  // One at a time, then all at once.
  const alone: string[] = [];
  for (const [at, who] of people.entries()) {
    alone.push(await saying(await mountBelow(page, at < 2 ? "spending" : "devices", await who.token())));
    await page.evaluate(() => document.querySelector("iframe")?.remove());
  }
  expect(new Set(alone).size).toBe(3);
  const together = await Promise.all(
    people.map(async (who, at) => mountBelow(page, at < 2 ? "spending" : "devices", await who.token())),
  );
  expect(await Promise.all(together.map(saying))).toEqual(alone);
  // Alive, they still do not mix.
  for (const frame of together.slice(0, 2)) await period(frame, "Last 3 months");
  const [annas, jonass] = await Promise.all(together.slice(0, 2).map(saying));
  expect(annas).not.toBe(jonass);
  await Promise.all(people.map((one) => one.end()));
});

test("a frame that is taken out and put back begins anew, with a token of its own", async ({ page }) => {
  await openPortal(page, "bank", "anna", {}, "several");
  await expect(tile(inlayFrame(page, 0), "By category")).toContainText("Groceries");
  const card = page.getByRole("region", { name: "Groceries" });
  await card.getByRole("button", { name: "Hide" }).click();
  await expect(page.locator("iframe")).toHaveCount(1);
  const asked = page.waitForRequest(/\/bank\/inlay-token/);
  await card.getByRole("button", { name: "Show" }).click();
  await asked;
  const again = card.frameLocator("iframe");
  await expect(tile(again, "By category").getByRole("listitem")).toHaveText([/^Groceries/]);
});

test("staff see all customers together, in a frame that names nobody's figures as their own", async ({ page }) => {
  const frame = await openPortal(page, "bank", "desk");
  await expect(frame.getByText(/^All customers · /)).toBeVisible();
  await expect(tile(frame, "Cash flow")).toContainText(/\d/);
  await expect(frame.getByRole("region", { name: "Recurring" })).toHaveCount(0);
});

test("a plain iframe needs no script of ours in its page", async ({ page }) => {
  const frame = await openPortal(page, "bank", "anna", {}, "plain");
  await expect(page.locator("script")).toHaveCount(0);
  await frame.getByRole("button", { name: /Last 12 months/ }).click();
  await frame.getByText("Last 3 months").click();
  await expect(frame.getByRole("button", { name: /Last 3 months/ })).toBeVisible();
  await tile(frame, "By category").getByRole("link").first().click();
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Payments");
  await expect(frame.getByRole("table")).toContainText(/\d/);
  await frame.getByRole("button", { name: "Spending" }).click();
  await expect(frame.getByRole("button", { name: /Last 3 months/ })).toBeVisible();
});

for (const changed of [false, true])
  test(`what is pressed before the page is alive is not lost${changed ? ", also when figures have changed meanwhile" : ""}`, async ({
    page,
  }) => {
    await page.route(/\/embed\/api\/live/, (route) => route.abort());
    await page.route(/\/embed\/f\/app-/, async (route) => {
      await new Promise((go) => setTimeout(go, 1_000));
      await route.continue();
    });
    if (changed)
      await page.route(/\/api\/trpc\/dashboards\.devices/, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: (await answer.text()).replaceAll("Heat pump", "Heat pumps") });
      });
    const frame = await openPortal(page, "home", "mia");
    await ready(page);
    await slowly(page);
    await frame.getByRole("button", { name: "Devices: more" }).click();
    await expect(frame.locator("html")).not.toHaveAttribute("data-alive");
    const blanks = watchBlanks(page);
    await expect(frame.getByRole("menuitem", { name: "Show as a table" })).toBeVisible();
    await expect(tile(frame, "Devices")).toContainText(changed ? "Heat pumps" : "Heat pump");
    expect(await blanks, "charts stay on the screen").toBe(0);
  });

/** The page's frame gets a sixth of the processor. */
async function slowly(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(await documentOf(page));
  await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
}

/** How many pictures of the next two seconds showed a chart without its drawing. */
async function watchBlanks(page: Page): Promise<number> {
  const inside = await documentOf(page);
  return inside.evaluate(
    () =>
      new Promise<number>((done) => {
        const until = performance.now() + 2_000;
        let blanks = 0;
        const look = () => {
          const charts = [...document.querySelectorAll(".chart-box")];
          const isDrawn = (chart: Element) =>
            [...chart.querySelectorAll("svg")].some((svg) => svg.checkVisibility() && svg.querySelector("path, rect"));
          if (charts.length === 0 || !charts.every(isDrawn)) blanks += 1;
          if (performance.now() < until) requestAnimationFrame(look);
          else done(blanks);
        };
        requestAnimationFrame(look);
      }),
  );
}

/** What a dashboard's first tile says. */
async function saying(frame: FrameLocator): Promise<string> {
  const first = frame.getByRole("region").first();
  await expect(first.locator("figcaption")).toContainText(/\d/, { timeout: 20_000 });
  await expect(frame.locator("[aria-busy=true]")).toHaveCount(0);
  return (await first.locator("figcaption").textContent()) ?? "";
}

async function period(frame: FrameLocator, name: string): Promise<void> {
  await frame.getByRole("button", { name: /against|Last/ }).click();
  await frame.getByText(name, { exact: true }).click();
  await expect(frame.getByRole("button", { name: new RegExp(name) })).toBeVisible();
}
