import { expect, type Page, test } from "@playwright/test";
import { demo, signIn, userOf } from "./demo.ts";
import { type OwnTenant, ownTenant } from "./embed-attacks/own-tenant.ts";
import { choosePeriod, embedding, openSite, type Site } from "./embed-attacks/pages.ts";
import { inlayFrame, openPortal } from "./partner/testing.ts";

// The doors as browsers come to them; all else that may come to them is in app/embed/doors.it.test.ts.
test.describe.configure({ mode: "default", timeout: 120_000 });

const inlay = demo().url;
let host: Site;
let stranger: Site;
let tenant: OwnTenant;

test.beforeAll(async ({ browser }) => {
  [host, stranger] = await Promise.all([openSite(), openSite()]);
  tenant = await ownTenant(browser, { name: "Doors", origins: [host.origin] });
  host.token = stranger.token = () => tenant.token();
  host.pages["/sdk"] = stranger.pages["/sdk"] = embedding();
});
test.afterAll(async () => {
  await tenant?.console.close();
  await Promise.all([host?.close(), stranger?.close()]);
});

const plain = (token: string) => `${inlay}/embed/spending?token=${token}`;

/** Puts a plain iframe into the page. */
async function frameOf(page: Page, src: string): Promise<void> {
  await page.evaluate(async (address) => {
    const frame = document.createElement("iframe");
    const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
    frame.src = address;
    document.body.append(frame);
    await loaded;
  }, src);
}

/** What stands in the newest frame of a page: its text, or that the browser refused to show it. */
async function shown(page: Page): Promise<string> {
  const frame = page.frames().at(-1)!;
  return frame.url().startsWith("chrome-error:") ? "refused" : ((await frame.locator("body").textContent()) ?? "");
}

test("a link, a picture, a script, what is fetched ahead and a preview use up no token; the frame they are for opens with it", async ({
  page,
  context,
}) => {
  const token = tenant.token();
  await page.goto(host.origin);
  const answers: [string | undefined, number][] = [];
  page.on("response", async (answer) => {
    if (answer.url().includes("token=")) answers.push([(await answer.request().allHeaders())["sec-fetch-dest"], answer.status()]);
  });
  await page.evaluate(async (address) => {
    const link = (rel: string, as: string) => {
      const made = Object.assign(document.createElement("link"), { rel, href: address });
      if (as) made.setAttribute("as", as);
      document.head.append(made);
    };
    link("prefetch", "document");
    link("preload", "fetch");
    new Image().src = address;
    document.body.append(Object.assign(document.createElement("script"), { src: address }));
    document.body.append(Object.assign(document.createElement("embed"), { src: address }));
    await fetch(address, { mode: "no-cors" }).catch(() => {});
    await fetch(address, { mode: "no-cors", method: "HEAD" }).catch(() => {});
  }, plain(token));
  const tab = await context.newPage();
  await tab.goto(plain(token));
  await expect(tab.getByText("FORBIDDEN")).toBeVisible();
  await expect.poll(() => answers.length).toBeGreaterThanOrEqual(5);
  expect(answers.filter(([, status]) => status < 400)).toEqual([]);

  await frameOf(page, plain(token));
  expect(await shown(page)).toContain("Spending");
  await frameOf(page, plain(token));
  expect(await shown(page)).toContain("TOKEN_USED");
});

test("a plain frame that is loaded again says what to do, and one of the SDK opens itself as it was", async ({ page }) => {
  await openPortal(page, "bank", "anna", {}, "plain");
  await expect(inlayFrame(page).getByRole("heading", { level: 1, name: "Spending" })).toBeVisible();
  await page
    .frames()
    .at(-1)!
    .evaluate(() => location.reload());
  await expect(inlayFrame(page).getByRole("alert")).toContainText("SESSION_ENDED");
  await expect(inlayFrame(page).getByRole("alert")).toContainText(/open|load|again/i);

  const frame = await openPortal(page, "bank", "anna");
  await choosePeriod(frame, "Last 12 months", "Last 3 months");
  const opened = page.waitForRequest((request) => request.method() === "POST" && request.url() === `${inlay}/embed/spending`);
  await page
    .frames()
    .at(-1)!
    .evaluate(() => location.reload());
  await opened;
  await expect(frame.getByRole("button", { name: /Last 3 months/ })).toBeVisible();
  await expect(frame.getByRole("region", { name: "Cash flow", exact: true })).toContainText(/\d/);
});

test("a page of the tenant's may frame its dashboards; to another nothing is shown, whatever it says of itself", async ({
  page,
}) => {
  await page.goto(`${host.origin}/sdk`);
  await expect(inlayFrame(page).getByRole("heading", { level: 1, name: "Spending" })).toBeVisible();

  await page.goto(`${stranger.origin}/sdk`);
  await expect(inlayFrame(page).getByRole("alert")).toContainText("ORIGIN_NOT_ALLOWED");
  await expect
    .poll(() => page.evaluate(() => window.inlaySaid.map(({ name, code }) => `${name} ${code}`)))
    .toContain("error TOKEN_REFUSED");

  // By the plain door the browser refuses, since it alone knows whose page it is.
  await frameOf(page, plain(tenant.token()));
  expect(await shown(page)).toBe("refused");
  // A name that is not its own is of no use at the SDK's door.
  const token = tenant.token();
  await page.evaluate(
    async ([action, fields]) => {
      const frame = Object.assign(document.createElement("iframe"), { name: "forged" });
      document.body.append(frame);
      const form = Object.assign(document.createElement("form"), { method: "post", target: "forged", action });
      for (const [name, value] of Object.entries(fields))
        form.append(Object.assign(document.createElement("input"), { name, value }));
      document.body.append(form);
      const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
      form.submit();
      await loaded;
    },
    [`${inlay}/embed/spending`, { token, channel: "c", origin: host.origin }] as const,
  );
  await expect.poll(() => shown(page)).toContain("ORIGIN_NOT_ALLOWED");
  // Nor was the token used up by that.
  await page.goto(host.origin);
  await frameOf(page, plain(token));
  expect(await shown(page)).toContain("Spending");
});

test("no page of the console can be framed, by nobody, and neither what is none", async ({ page, context }) => {
  await signIn(await context.newPage(), userOf("spending", "admin"));
  const pages = ["/spending", "/settings/embedding", "/settings/keys", "/account", "/sign-in", "/docs/api"];
  const none = ["/nothing", "/embed/a/b", "/embed/f/none.js", "/brand/x/y", "/favicon.ico", "/invitation/x"];
  // The site of the page beside is Inlay's own, and the person is signed in there.
  for (const site of [host.origin, stranger.beside]) {
    await page.goto(site);
    await page.evaluate(
      async ([from, paths]) => {
        const frames = paths.map((path) => Object.assign(document.createElement("iframe"), { src: from + path, name: path }));
        const loaded = frames.map((frame) => new Promise((done) => frame.addEventListener("load", done, { once: true })));
        document.body.append(...frames);
        await Promise.all(loaded);
      },
      [inlay, [...pages, ...none, "/livez"]] as const,
    );
    const seen = page.frames().filter((frame) => frame.parentFrame() && !frame.url().startsWith("chrome-error:"));
    // What is no page, and says nothing, shows that the others would be seen.
    expect(seen.map((frame) => frame.name())).toEqual(["/livez"]);
  }
});

test("a file of another build is not kept as missing, and one of this build is kept for good", async ({ request }) => {
  const missing = await request.get("/embed/f/shell-OFANOTHERBUILD.js");
  expect([missing.status(), missing.headers()["cache-control"]]).toEqual([404, "private, no-store"]);
  const html = await (await request.post("/embed/spending", { form: { channel: "c", origin: host.origin } })).text();
  const shell = await request.get(/src="(\/embed\/f\/shell-\w+\.js)"/.exec(html)![1]!);
  expect([shell.status(), shell.headers()["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
});

test("a signer's clock that is five minutes wrong is told how wrong; a viewer's may be as wrong as it likes", async ({
  page,
}) => {
  for (const [skew, code, told] of [
    [300, "TOKEN_NOT_YET", /clock is (29\d|30\d) s fast/],
    [-400, "TOKEN_EXPIRED", /clock is (39\d|40\d) s slow/],
  ] as const) {
    const answered = page.waitForResponse((response) => response.url() === `${inlay}/embed/spending`);
    const frame = await openPortal(page, "bank", "anna", { skew, debug: true });
    expect((await answered).status()).toBe(401);
    await expect(frame.getByRole("alert")).toContainText(code);
    await expect(frame.getByRole("alert")).toContainText(told);
  }
  for (const minutes of [-5, 5]) {
    await page.clock.setFixedTime(Date.now() + minutes * 60_000);
    const frame = await openPortal(page, "bank", "anna");
    await expect(frame.getByRole("region", { name: "Cash flow", exact: true })).toContainText(/\d/);
    await choosePeriod(frame, "Last 12 months", "Last 3 months");
    await expect(frame.getByRole("alert")).toHaveCount(0);
  }
});
