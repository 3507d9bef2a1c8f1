import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { demo, signIn, userOf } from "./demo.ts";
import { type OwnTenant, ownTenant } from "./embed-attacks/own-tenant.ts";
import { alive, choosePeriod, embedding, openSite, type Site } from "./embed-attacks/pages.ts";
import { openProfile } from "./embed-attacks/profile.ts";
import { inlayFrame, openPortal, portalUrl, signInAtPortal } from "./partner/testing.ts";

// What may be stolen, forged and outlived around a frame that runs.
test.describe.configure({ timeout: 120_000 });

const inlay = demo().url;
const TOKEN = /eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g;
const SESSION = /inlay_es_[\w-]{8,}/g;

type Header = { name: string; value: string };
type Entry = {
  request: { method: string; url: string; headers: Header[]; postData?: { text?: string } };
  response: { headers: Header[]; content: { text?: string; encoding?: string } };
};

test("a whole visit leaves no usable token in any address, header, storage, history or log", async ({ browserName: _ }, info) => {
  const har = info.outputPath("visit.har");
  const { context, folder } = await openProfile(info, "open", { recordHar: { path: har, content: "embed" } });
  const page = await context.newPage();
  await page.clock.install();
  const frame = await openPortal(page, "bank", "anna");
  await choosePeriod(frame, "Last 12 months", "Last 3 months");
  await frame.getByRole("button", { name: "By category: more" }).click();
  const file = page.waitForEvent("download");
  await frame.getByRole("menuitem", { name: /CSV|file/i }).click();
  await (await file).path();
  await frame.getByRole("list", { name: "By category" }).getByRole("link").first().click();
  await frame.getByRole("table").getByRole("link").first().click();
  await expect(frame.getByRole("region", { name: "The event as JSON" }).first()).toContainText("specversion");
  // Nine minutes later the session is renewed.
  const renewed = page.waitForResponse((response) => response.url() === `${inlay}/embed/api/renew`);
  await page.clock.fastForward("09:05");
  expect((await renewed).status()).toBe(200);
  const kept = await keptIn(page);
  await page.reload();
  await expect(frame.getByRole("region", { name: "Cash flow", exact: true })).toContainText(/\d/);
  await page.goto(portalUrl("bank", "plain"));
  await expect(inlayFrame(page).getByRole("heading", { level: 1, name: "Spending" })).toBeVisible();
  const address = (await page.locator("iframe").getAttribute("src"))!;
  kept.push(...(await keptIn(page)).filter((one) => one !== address));
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/sign-in/);
  kept.push(...(await keptIn(page)), JSON.stringify((await context.cookies()).filter(({ domain }) => domain !== "localhost")));
  await context.close();
  expect(kept.filter((one) => one.startsWith(`${inlay}/embed/v/`)).length, "frames were looked at").toBeGreaterThan(1);
  expect(found(kept.join("\n"))).toEqual([]);

  // What the browser wrote to its disk: history, cookies, storage, its cache, and what it would open again after a crash.
  const dead = address.slice(address.indexOf("eyJ"));
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  for (const { parentPath, name } of files)
    expect([name, found((await readFile(join(parentPath, name), "latin1")).replaceAll(dead, ""))]).toEqual([name, []]);
  expect(files.map(({ name }) => name)).toContain("History");

  const { log } = JSON.parse(await readFile(har, "utf8")) as { log: { entries: Entry[] } };
  const places = log.entries.flatMap(placesOf);
  const used = (what: RegExp) => [...new Set(places.filter(({ text }) => text.match(what)).map(({ place }) => place))].sort();
  // The token: from the portal's back end to the page, and in bodies to the doors. In one address, that of the plain frame.
  expect(used(TOKEN)).toEqual([
    "answer of /bank/inlay-token",
    "answer of /bank/plain",
    "body to /embed/api/renew",
    "body to /embed/spending",
    "url of /embed/spending",
  ]);
  expect(used(SESSION)).toEqual(["answer of /embed/api/renew", "answer of /embed/v/", "authorization"]);
  const late = await fetch(address, { headers: { "sec-fetch-dest": "iframe" } });
  expect([late.status, await late.text()]).toEqual([401, expect.stringContaining("TOKEN_USED")]);

  const logs = join(dirname(process.env.INLAY_DEMO_FILE!), "logs");
  const names = await readdir(logs);
  expect(names).toContain("web.log");
  for (const name of names) expect([name, found(await readFile(join(logs, name), "utf8"))]).toEqual([name, []]);
});

const found = (text: string) => [...(text.match(TOKEN) ?? []), ...(text.match(SESSION) ?? [])];

/** Where something of a request may stand. */
function placesOf({ request, response }: Entry): { place: string; text: string }[] {
  const { pathname } = new URL(request.url);
  const path = pathname.startsWith("/embed/v/") ? "/embed/v/" : pathname;
  const { text = "", encoding } = response.content;
  const body = encoding === "base64" ? Buffer.from(text, "base64").toString("utf8") : text;
  return [
    { place: `url of ${path}`, text: request.url },
    { place: `body to ${path}`, text: decodeURIComponent(request.postData?.text ?? "") },
    { place: `answer of ${path}`, text: body },
    ...request.headers.map(({ name, value }) => ({ place: name.toLowerCase(), text: value })),
    ...response.headers.map(({ name, value }) => ({ place: `answered ${name.toLowerCase()}`, text: value })),
  ];
}

/** All that the page and its frames keep and show of themselves. */
async function keptIn(page: Page): Promise<string[]> {
  const kept = await Promise.all(
    page.frames().map((frame) =>
      frame.evaluate(async () => [
        location.href,
        JSON.stringify([
          { ...localStorage },
          { ...sessionStorage },
          await indexedDB.databases(),
          await globalThis.caches?.keys(),
        ]),
        JSON.stringify([document.cookie, window.name, document.referrer, history.state]),
        ...performance.getEntries().map(({ name }) => name),
        ...(window as unknown as { navigation: { entries(): { url: string }[] } }).navigation.entries().map(({ url }) => url),
        // What is told to scripts is taken off the page by the first of them. The page around holds the address of a plain frame.
        window.parent === window ? "" : document.documentElement.outerHTML,
      ]),
    ),
  );
  return kept.flat();
}

test.describe("around a frame of a tenant of its own", () => {
  test.describe.configure({ mode: "default" });
  let site: Site;
  let tenant: OwnTenant;
  test.beforeAll(async ({ browser }) => {
    site = await openSite();
    tenant = await ownTenant(browser, { name: "Security", origins: [site.origin, site.beside] });
    site.token = () => tenant.token();
    site.pages["/sdk"] = embedding();
  });
  test.afterAll(async () => {
    await tenant?.console.close();
    await site?.close();
  });
  const heard = (page: Page, name: string) => page.evaluate((one) => window.inlaySaid.filter((said) => said.name === one), name);

  test("a person who is signed in at Inlay as somebody else sees the token's subject, and no call carries their cookie", async ({
    page,
    context,
  }) => {
    await signIn(await context.newPage(), userOf("devices", "admin"));
    const calls: Promise<[string, string | undefined]>[] = [];
    page.on("request", (request) => {
      const { pathname, origin } = new URL(request.url());
      if (origin === inlay) calls.push(request.allHeaders().then(({ cookie }) => [pathname, cookie]));
    });
    // Another site sends none; a site beside Inlay's does with what is loaded, but not with what is asked for.
    await page.goto(`${site.origin}/sdk`);
    await alive(inlayFrame(page));
    expect((await Promise.all(calls)).filter(([, cookie]) => cookie)).toEqual([]);
    calls.length = 0;
    await page.goto(`${site.beside}/sdk`);
    await alive(inlayFrame(page));
    const sent = await Promise.all(calls);
    expect(sent.filter(([path, cookie]) => path === "/embed/spending" && cookie)).toHaveLength(1);
    expect(sent.filter(([path]) => path.startsWith("/api/")).length).toBeGreaterThan(0);
    expect(sent.filter(([path, cookie]) => /^\/(api|embed\/api)\//.test(path) && cookie)).toEqual([]);
  });

  test("a session that was revoked ends at its next call, and its stream within 30 s; a key that was revoked ends all of its own", async ({
    page,
  }) => {
    const stream = await listen();
    await page.goto(`${site.origin}/sdk`);
    await alive(inlayFrame(page));
    const revoke = async () => {
      const { sessions } = (await tenant.embed("sessions?state=live")) as { sessions: { id: string }[] };
      for (const { id } of sessions) await tenant.embed(`sessions/${id}`, { method: "DELETE" });
      return sessions.length;
    };
    const revokedAt = Date.now();
    expect(await revoke()).toBeGreaterThanOrEqual(2);
    await choosePeriod(inlayFrame(page), "Last 12 months", "Last 3 months");
    await expect.poll(() => heard(page, "token-needed")).toEqual([{ name: "token-needed", reason: "revoked" }]);
    // The host brought another token: the customer may still look, and keeps what they chose.
    await expect(inlayFrame(page).getByRole("button", { name: /Last 3 months/ })).toBeVisible();

    await tenant.embed(`keys/${tenant.kid}`, { method: "DELETE" });
    await inlayFrame(page)
      .getByRole("button", { name: /Last 3 months/ })
      .click();
    await expect(inlayFrame(page).getByRole("alert")).toContainText("TOKEN_KEY_REVOKED");
    await expect.poll(() => heard(page, "error")).toContainEqual(expect.objectContaining({ code: "TOKEN_REFUSED" }));
    await stream.ended;
    expect(Date.now() - revokedAt).toBeLessThan(32_000);
  });

  /** Opens a frame as a browser does, and resolves when its stream has ended. */
  async function listen(): Promise<{ ended: Promise<void> }> {
    const form = new URLSearchParams({ token: tenant.token(), channel: "c", origin: site.origin });
    const page = await (await fetch(`${inlay}/embed/spending`, { method: "POST", body: form })).text();
    const bearer = page.match(SESSION)![0];
    const stream = await fetch(`${inlay}/embed/api/live`, { headers: { authorization: `Bearer ${bearer}` } });
    expect(stream.status).toBe(200);
    return { ended: stream.text().then(() => {}) };
  }
});

test("an own window, a neighbour and an opener that forge messages change nothing and hear nothing", async ({
  page,
  context,
}) => {
  const attacker = await openSite();
  await signInAtPortal(page, "bank", "anna");
  const opener = await context.newPage();
  await opener.goto(attacker.origin);
  const opened = context.waitForEvent("page");
  // Tries from the first moment on, as everyone it could be, by the right shapes.
  await opener.evaluate((portal) => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    addEventListener("message", ({ data }) => heard.push(data));
    const victim = window.open(portal)!;
    const state = { filters: { category: ["groceries"] }, period: { preset: "this_month" } };
    const messages = [
      { type: "setFilters", state },
      { type: "setTheme", theme: { accent: "#ff0000" } },
      { type: "setLocale", locale: "de" },
      { type: "setToken", token: "a.b.c" },
      { type: "export" },
    ];
    setInterval(() => {
      for (const channel of ["", "1", "undefined", "null"]) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => heard.push(data);
        for (const message of messages) port1.postMessage(message);
        victim.postMessage({ inlay: 1, type: "hello", channel }, "*");
        victim.frames[0]?.postMessage({ inlay: 1, type: "port", channel }, "*", [port2]);
      }
      for (const message of messages) victim.frames[0]?.postMessage(message, "*");
    }, 20);
  }, portalUrl("bank"));
  const victim = await opened;
  const frame = inlayFrame(victim);
  await expect(frame.getByRole("region", { name: "Cash flow", exact: true })).toContainText(/\d/);
  await alive(frame);
  await victim.waitForTimeout(500);
  await expect(frame.getByRole("heading", { level: 1, name: "Spending" })).toBeVisible();
  await expect(frame.getByRole("button", { name: /Last 12 months/ })).toBeVisible();
  expect(await opener.evaluate(() => window.heard)).toEqual([]);
  // The host and the frame still hear each other.
  await victim.evaluate(() => document.querySelector("inlay-dashboard")!.embed!.setFilters({ period: { preset: "this_month" } }));
  await expect(frame.getByRole("button", { name: /This month/ })).toBeVisible();
  await attacker.close();
});

test("a renewal for another customer opens the frame anew with nothing of the first; nonsense changes nothing", async ({
  page,
  context,
}) => {
  const answers: number[] = [];
  await page.clock.install();
  const frame = await openPortal(page, "bank", "anna");
  await alive(frame);
  page.on("response", (response) => {
    if (response.url() === `${inlay}/embed/api/renew`) answers.push(response.status());
  });

  await page.evaluate(() => {
    window.inlaySaid = [];
    addEventListener("inlay-error", ({ detail }: CustomEventInit) => window.inlaySaid.push({ name: "error", ...detail }));
  });
  await page.route(/inlay-token/, (route) => route.fulfill({ body: "eyJhbGciOiJub25lIn0.e30.x" }));
  await page.clock.fastForward("09:01");
  await expect.poll(() => page.evaluate(() => window.inlaySaid.map(({ code }) => code))).toEqual(["TOKEN_REFUSED"]);
  await choosePeriod(frame, "Last 12 months", "Last 3 months");
  const anna = await figures(page);
  await page.unroute(/inlay-token/);

  // Somebody else signs in at the portal, in another tab.
  const other = await context.newPage();
  await signInAtPortal(other, "bank", "jonas");
  const anew = page.waitForRequest((request) => request.method() === "POST" && request.url() === `${inlay}/embed/spending`);
  await page.clock.fastForward("01:00");
  await anew;
  // The nonsense, and the token of somebody else (SESSION_CHANGED).
  expect(answers).toEqual([401, 409]);
  await expect(frame.getByRole("region", { name: "Cash flow", exact: true })).toContainText(/\d/);
  // What jonas sees at a page of his own, whatever happens meanwhile; and no word of anna's, nor what she chose.
  await expect(async () => expect(await figures(page)).toEqual(await figures(other))).toPass();
  expect(await figures(page)).not.toEqual(anna);
});

const figures = (page: Page) => inlayFrame(page).getByRole("region").first().locator("p").allTextContents();
