import { expect, say, standIn, test, visit } from "./embed-sdk/test.ts";

const ONE = `<inlay-dashboard name="spending" token-url="/token" locale="de" theme="dark" debug></inlay-dashboard>`;

test.describe("<inlay-dashboard>, with a frame that stands in", () => {
  test("opens a frame by its attributes, before and after it was told of", async ({ page, world }) => {
    await visit(page, world, ONE);
    await standIn(page);
    expect(world.opened.map(({ dashboard, fields }) => ({ dashboard, ...fields }))).toEqual([
      expect.objectContaining({ dashboard: "spending", locale: "de", theme: '{"mode":"dark"}', debug: "1", origin: world.host }),
    ]);
    await page.evaluate(() => {
      const later = document.createElement("inlay-dashboard");
      later.setAttribute("name", "devices");
      later.setAttribute("theme", '{"radius":4}');
      document.body.append(later);
      later.getToken = async () => "of.a.property";
    });
    await standIn(page, 1);
    expect(world.opened[1]).toMatchObject({ dashboard: "devices", fields: { token: "of.a.property", theme: '{"radius":4}' } });
  });

  test("several in a page are each their own", async ({ page, world }) => {
    await visit(page, world, ONE.repeat(3).replace("spending", "devices"));
    const frames = [await standIn(page, 0), await standIn(page, 1), await standIn(page, 2)];
    expect(new Set(world.opened.map(({ fields }) => fields.channel)).size).toBe(3);
    expect(new Set(world.opened.map(({ fields }) => fields.token)).size).toBe(3);
    await say(frames[1]!, { type: "resize", height: 444 });
    await say(frames[2]!, { type: "resize", height: 222 });
    await expect(page.locator("iframe").nth(1)).toHaveCSS("height", "444px");
    await expect(page.locator("iframe").nth(2)).toHaveCSS("height", "222px");
    await expect(page.locator("iframe").nth(0)).toHaveCSS("height", "600px");
  });

  test("taken away, it ends; put back, moved or renamed, it opens a new frame", async ({ page, world }) => {
    await visit(page, world, `<main></main>${ONE}`);
    await standIn(page);
    const element = await page.locator("inlay-dashboard").elementHandle();
    await element!.evaluate((one) => one.remove());
    expect(await element!.evaluate((one) => one.childElementCount)).toBe(0);
    await page.evaluate((one) => document.body.append(one!), element);
    await standIn(page);
    expect(world.opened).toHaveLength(2);
    await page.evaluate((one) => document.querySelector("main")!.append(one!), element);
    await expect.poll(() => world.opened.length).toBe(3);
    await standIn(page);
    await element!.evaluate((one) => one.setAttribute("name", "devices"));
    await expect.poll(() => world.opened.at(-1)?.dashboard).toBe("devices");
    await standIn(page);
    await expect(page.locator("iframe")).toHaveCount(1);
    expect(world.opened).toHaveLength(4);
  });

  test("other words and colours need no new frame", async ({ page, world }) => {
    await visit(page, world, ONE);
    const frame = await standIn(page);
    await page.locator("inlay-dashboard").evaluate((element) => {
      element.setAttribute("locale", "ar");
      element.setAttribute("theme", "light");
      element.setAttribute("locale", "ar");
      (element as HTMLElementTagNameMap["inlay-dashboard"]).embed!.print();
    });
    await expect
      .poll(() => frame.evaluate(() => window.standIn.received))
      .toEqual([{ type: "setLocale", locale: "ar" }, { type: "setTheme", theme: { mode: "light" } }, { type: "print" }]);
    expect(world.opened).toHaveLength(1);
  });

  test("its events bubble, and inlay-drill can be prevented", async ({ page, world }) => {
    await visit(page, world, ONE);
    const frame = await standIn(page);
    await page.evaluate(() => {
      window.heard = [];
      for (const event of ["inlay-filter-changed", "inlay-drill", "inlay-token-expiring", "inlay-exported", "inlay-error"])
        document.addEventListener(event, (told) => {
          if (event === "inlay-drill") told.preventDefault();
          window.heard.push({ event, detail: (told as CustomEvent).detail });
        });
    });
    await say(frame, { type: "drill", id: 3, dashboard: "spending", what: "x", filters: {}, period: null, event: "e" });
    await expect
      .poll(() => frame.evaluate(() => window.standIn.received))
      .toEqual([{ type: "drillAnswer", id: 3, allow: false }]);
    await say(frame, { type: "exported", tile: "t", rows: 2 });
    await say(frame, { type: "tokenExpiring", inMs: 9 });
    await expect
      .poll(() => page.evaluate(() => window.heard.map(({ event }) => event)))
      .toEqual(["inlay-drill", "inlay-exported", "inlay-token-expiring"]);
  });

  test("an element that lacks something says so to who develops", async ({ page, world }) => {
    await visit(page, world, `<inlay-dashboard name="spending" debug></inlay-dashboard>`);
    await expect(page.getByRole("alert")).toContainText("Missing: tokenUrl");
    await page.locator("inlay-dashboard").evaluate((element) => element.setAttribute("token-url", "/token"));
    await standIn(page);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("works in a host's shadow root and inside a host's form", async ({ page, world }) => {
    await visit(page, world, `<form action="/elsewhere"><p id="inside"></p></form><div id="shadowed"></div>`);
    await page.evaluate((one) => {
      document.querySelector("#inside")!.innerHTML = one;
      document.querySelector("#shadowed")!.attachShadow({ mode: "open" }).innerHTML = one;
    }, ONE);
    await standIn(page, 0);
    await standIn(page, 1);
    expect(world.opened).toHaveLength(2);
  });

  test("two copies of the script, and the module beside them, are one", async ({ page, world }) => {
    await visit(page, world, `${ONE}<script src="${world.inlay}/embed/v1.js?copy"></script>`);
    await standIn(page);
    const globals = await page.evaluate(async (inlay) => {
      const first = window.Inlay;
      const module = await import(`${inlay}/embed/v1.mjs`);
      const place = document.body.appendChild(document.createElement("div"));
      module.Inlay.mount(place, { dashboard: "devices", tokenUrl: "/token" });
      const clean = document.body.appendChild(document.createElement("iframe"));
      const usual = new Set(Object.getOwnPropertyNames(clean.contentWindow));
      clean.remove();
      return { same: window.Inlay === first, own: Object.getOwnPropertyNames(window).filter((name) => !usual.has(name)) };
    }, world.inlay);
    expect(globals.same).toBe(true);
    expect(globals.own.filter((name) => !/^(\d+|__playwright.*|__pw.*)$/.test(name))).toEqual(["Inlay"]);
    await standIn(page, 1);
    expect(world.opened.map(({ dashboard }) => dashboard)).toEqual(["spending", "devices"]);
  });
});

test.describe("<InlayDashboard> of React, with a frame that stands in", () => {
  test("opens one frame in strict mode, follows its props, and ends with its component", async ({ page, world }) => {
    await visit(page, world, `<div id="react"></div><script src="/react.js"></script>`);
    let asked = 0;
    await page.route("**/token", (route) => {
      asked += 1;
      return route.continue();
    });
    const render = (props: object) =>
      page.evaluate(
        ([inlay, given]) => {
          window.render({
            dashboard: "spending",
            tokenUrl: "/token",
            base: inlay as string,
            onExported: ({ rows }) => {
              document.title = `${(given as { prefix?: string }).prefix ?? "rows"} ${rows}`;
            },
            onDrill: () => false,
            ...(given as object),
          });
        },
        [world.inlay, props] as const,
      );
    await render({ className: "mine", locale: "de" });
    const frame = await standIn(page);
    expect(asked).toBe(1);
    await expect(page.locator("#react > .mine > iframe")).toHaveCount(1);

    await render({ className: "mine", locale: "fr", theme: { radius: 2 }, prefix: "newest" });
    await page.evaluate(() => window.dashboard?.print());
    await expect
      .poll(() => frame.evaluate(() => window.standIn.received))
      .toEqual([{ type: "setLocale", locale: "fr" }, { type: "setTheme", theme: { radius: 2 } }, { type: "print" }]);
    await say(frame, { type: "exported", tile: "t", rows: 5 });
    await expect(page).toHaveTitle("newest 5");
    await say(frame, { type: "drill", id: 1, dashboard: "spending", what: "x", filters: {}, period: null, event: null });
    await expect
      .poll(() => frame.evaluate(() => window.standIn.received.at(-1)))
      .toEqual({ type: "drillAnswer", id: 1, allow: false });
    expect(world.opened).toHaveLength(1);

    await render({ dashboard: "devices" });
    await expect.poll(() => world.opened.at(-1)?.dashboard).toBe("devices");
    await standIn(page);
    await page.evaluate(() => window.render(null));
    await expect(page.locator("iframe")).toHaveCount(0);
    await expect(page.locator("#react")).toBeEmpty();
  });
});
