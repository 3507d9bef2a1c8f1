import { errors, expect, heard, mount, opened, received, say, standIn, test, visit } from "./embed-sdk/test.ts";

const STATE = {
  period: { from: "2026-01-01", to: "2026-02-01" },
  comparison: "year" as const,
  currency: "EUR",
  filters: { category: ["groceries"] },
};
const DRILL = {
  type: "drill" as const,
  id: 7,
  dashboard: "spending",
  what: "category",
  filters: { category: ["groceries"] },
  period: null,
  event: null,
};

test.describe("SDK against a frame that stands in", () => {
  test("opens a frame by a form: the token is in its body, and nowhere else", async ({ page, world }) => {
    const written: string[] = [];
    page.on("console", (message) => written.push(message.text()));
    await visit(page, world);
    await page.evaluate(() => {
      const seen: string[] = [];
      const { submit } = HTMLFormElement.prototype;
      HTMLFormElement.prototype.submit = function () {
        seen.push(document.documentElement.outerHTML, ...Array.from(this.elements, (field) => (field as HTMLInputElement).value));
        submit.call(this);
      };
      Object.assign(window, { seen });
    });
    await mount(page, { state: { filters: { category: ["groceries"] } }, theme: "dark", locale: "de", debug: true });
    const frame = await standIn(page);

    expect(world.opened).toHaveLength(1);
    const [{ dashboard, fields, headers }] = world.opened as [(typeof world.opened)[number]];
    expect(dashboard).toBe("spending");
    expect(fields).toEqual({
      token: expect.stringMatching(/^head\.\d+\.sign$/),
      channel: expect.stringMatching(/^\d+(-\d+){3}$/),
      origin: world.host,
      width: String(await page.locator("#place").evaluate((place) => place.clientWidth)),
      state: JSON.stringify({ filters: { category: ["groceries"] } }),
      theme: JSON.stringify({ mode: "dark" }),
      locale: "de",
      debug: "1",
    });
    expect(headers.referer ?? "").not.toContain("token");

    const token = fields.token!;
    const places = await page.evaluate(() => [
      document.documentElement.outerHTML,
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, history.state]),
      ...(window as unknown as { seen: string[] }).seen,
    ]);
    expect(places.length, "the page was looked at while the form stood in it").toBe(3);
    expect([...places, ...written, ...world.addresses, frame.url(), page.url()].filter((text) => text.includes(token))).toEqual(
      [],
    );
    await expect(page.locator("form")).toHaveCount(0);
    await expect(page.locator("iframe")).toHaveAttribute("allow", "clipboard-write");
    await expect(page.locator("iframe")).toHaveAttribute("title", "spending");
  });

  test("tells the host what the frame says: ready, filterChanged, exported, error", async ({ page, world }) => {
    const frame = await opened(page, world);
    await expect
      .poll(() => heard(page, "ready"))
      .toEqual([{ dashboard: "spending", state: expect.objectContaining({ filters: {} }) }]);
    await say(frame, { type: "filterChanged", state: STATE });
    await expect.poll(() => heard(page, "filterChanged")).toEqual([{ state: STATE }]);
    await say(frame, { type: "exported", tile: "by-category", rows: 12 });
    await expect.poll(() => heard(page, "exported")).toEqual([{ tile: "by-category", rows: 12 }]);
    await say(frame, { type: "error", code: "NOT_ALLOWED", message: "May not.", reference: "r-1" });
    await expect.poll(() => heard(page, "error")).toEqual([{ code: "NOT_ALLOWED", message: "May not.", reference: "r-1" }]);
  });

  test("tells the frame what the host says: setFilters, setTheme, setLocale, export, print", async ({ page, world }) => {
    const frame = await opened(page, world);
    await page.evaluate((state) => {
      window.mounted.setFilters({ filters: state.filters });
      window.mounted.setTheme("dark");
      window.mounted.setTheme({ radius: 8 });
      window.mounted.setLocale("ar");
      window.mounted.export();
      window.mounted.export("merchants");
      window.mounted.print();
    }, STATE);
    await expect
      .poll(() => frame.evaluate(() => window.standIn.received))
      .toEqual([
        { type: "setFilters", state: { filters: STATE.filters } },
        { type: "setTheme", theme: { mode: "dark" } },
        { type: "setTheme", theme: { radius: 8 } },
        { type: "setLocale", locale: "ar" },
        { type: "export" },
        { type: "export", tile: "merchants" },
        { type: "print" },
      ]);
  });

  test("what the host says before the frame is there is heard when it is", async ({ page, world }) => {
    await visit(page, world);
    await mount(page);
    await page.evaluate(() => window.mounted.export("merchants"));
    const frame = await standIn(page);
    await expect.poll(() => received(frame, "export")).toEqual([{ type: "export", tile: "merchants" }]);
  });

  for (const [how, allow] of [
    ["false", false],
    ["a promise of false", false],
    ["nothing", true],
    ["an error", true],
  ] as const)
    test(`a drill is ${allow ? "allowed" : "cancelled"} by a host that answers with ${how}`, async ({ page, world }) => {
      const frame = await opened(page, world);
      await page.evaluate((answer) => {
        window.mounted.on("drill", () => {
          if (answer === "an error") throw new Error("the host's own fault");
          return answer === "false" ? false : answer === "a promise of false" ? Promise.resolve(false) : undefined;
        });
      }, how);
      await say(frame, DRILL);
      await expect.poll(() => received(frame, "drillAnswer")).toEqual([{ type: "drillAnswer", id: 7, allow }]);
      const { type: _, ...detail } = DRILL;
      expect(await heard(page, "drill")).toEqual([detail]);
    });

  test("a listener that was taken away hears nothing more", async ({ page, world }) => {
    const frame = await opened(page, world);
    await page.evaluate(() => {
      let calls = 0;
      const off = window.mounted.on("exported", () => {
        calls += 1;
        off();
        document.title = `calls ${calls}`;
      });
    });
    await say(frame, { type: "exported", tile: "a", rows: 1 });
    await say(frame, { type: "exported", tile: "b", rows: 1 });
    await expect.poll(() => heard(page, "exported")).toHaveLength(2);
    await expect(page).toHaveTitle("calls 1");
  });

  test("messages of unknown types are ignored on both sides, and told to who develops", async ({ page, world }) => {
    const frame = await opened(page, world, { debug: true });
    await frame.evaluate(() => window.standIn.send({ type: "invented" } as never));
    await expect.poll(() => errors(page)).toEqual(["BAD_MESSAGE"]);
    await page.evaluate(() => window.mounted.setLocale(5 as never));
    await expect
      .poll(() => heard(page, "error"))
      .toContainEqual({ code: "BAD_MESSAGE", message: expect.stringContaining('type "setLocale"') });
    expect(await received(frame, "setLocale")).toEqual([]);
  });

  test("who looks on sees every message pass, and no token", async ({ page, world }) => {
    const frame = await opened(page, world);
    await page.evaluate(() => {
      window.heard = [];
      window.mounted.on("message", (detail) => {
        window.heard.push({ event: "message", detail });
      });
    });
    await say(frame, { type: "tokenExpiring", inMs: 1_000 });
    await expect
      .poll(() => heard(page, "message"))
      .toEqual([
        { from: "frame", message: { type: "tokenExpiring", inMs: 1_000 } },
        { from: "host", message: { type: "setToken", token: "…" } },
      ]);
  });

  test("nothing is refused by a strict content security policy of the host", async ({ page, world }) => {
    const violations: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
    });
    await opened(page, world);
    await page.route("**/token", (route) => route.fulfill({ status: 500 }));
    await page.evaluate(() => window.mounted.reload());
    await expect(page.getByRole("alert")).toBeVisible();
    expect(violations).toEqual([]);
  });
});
