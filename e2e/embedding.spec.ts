import { generateKeyPairSync, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { demo, open, signIn, takenOver, tenantOf, userOf } from "./demo.ts";
import { violationsOf } from "./gallery/measure.ts";

// One after the other: they change the settings of the same two tenants.
test.describe.configure({ mode: "default" });

const tag = () => randomUUID().slice(0, 8);
const asSentAway = (page: Page) => {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  return sent;
};

test("a private key that is pasted by mistake is refused in words, and not sent", async ({ page }) => {
  await signIn(page, userOf("spending", "admin"));
  await page.goto("/settings/embedding/keys");
  const sent = asSentAway(page);
  const dialog = page.getByRole("dialog", { name: "Register a public key" });
  await open(page.getByRole("button", { name: "Register a public key" }).first(), dialog);
  expect(await violationsOf(page)).toEqual([]);
  const pair = generateKeyPairSync("ed25519");
  const secret = pair.privateKey.export({ format: "jwk" });

  await dialog.getByLabel("Name").fill("Portal");
  await dialog.getByLabel("Public key").fill(JSON.stringify(secret));
  await dialog.getByRole("button", { name: "Register", exact: true }).click();
  await expect(dialog.getByLabel("Public key")).toHaveAccessibleDescription(/This is a private key\..*it is not sent/);
  expect(sent.filter((request) => request.includes(secret.d!))).toEqual([]);

  const name = `Portal ${tag()}`;
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Public key").fill(pair.publicKey.export({ format: "pem", type: "spki" }).toString());
  await dialog.getByRole("button", { name: "Register", exact: true }).click();
  await expect(page.getByRole("row", { name })).toContainText("Active");
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name })).toContainText("Revoked");
});

test("a pair is made in the browser, its private part is kept once and never sent; the key is revoked after saying what stops", async ({
  page,
}) => {
  await signIn(page, userOf("spending", "admin"));
  await page.goto("/settings/embedding/keys");
  const sent = asSentAway(page);
  const name = `Pair ${tag()}`;
  const dialog = page.getByRole("alertdialog", { name: "New pair of keys" });
  await open(page.getByRole("button", { name: "Make a pair in this browser" }).first(), dialog);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Make the pair" }).click();
  await expect(dialog).toContainText("gone when you close this");

  await page.keyboard.press("Escape");
  await expect(dialog.getByRole("button", { name: "Done" })).toBeDisabled();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: /Download inlay-private-key\.pem/ }).click(),
  ]);
  const pem = await readFile(await file.path(), "utf8");
  expect(pem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("BEGIN PRIVATE KEY")).toHaveCount(0);
  const secret = pem.split("\n")[1]!.slice(-40);
  expect(sent.filter((request) => request.includes(secret) || /"d":/.test(request))).toEqual([]);

  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  const question = page.getByRole("alertdialog", { name: `Revoke ${name}?` });
  await expect(question).toContainText("refused at once");
  await expect(question).toContainText("stop within a minute");
  await question.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name })).toContainText("Revoked");
});

test("origins are checked by the line, and stay as they were written until they are right", async ({ page }) => {
  await signIn(page, userOf("devices", "admin"));
  await page.goto("/settings/embedding");
  const field = page.getByLabel("Pages that may frame your dashboards");
  await takenOver(field);
  const before = await field.inputValue();
  const save = page.locator("button[type=submit]");
  await field.fill(`${before}\nportal.example/path`);
  await save.click();
  await expect(field).toHaveAccessibleDescription(/“portal\.example\/path”: write it with https:\/\/ in front/);
  const origin = `https://portal-${tag()}.example`;
  await field.fill(`${before}\n${origin}/`);
  await save.click();
  await expect(page.getByText("Saved. It holds for frames opened from now on.")).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue(`${before}\n${origin}`.trim());
  await takenOver(field);
  await expect(save).toBeVisible();
  await field.fill(before);
  await save.click();
  await expect(page.getByText("Saved.").first()).toBeVisible();
});

test("what somebody else saved meanwhile is not overwritten: it is said, and nothing that was written is lost", async ({
  page,
  context,
}) => {
  await signIn(page, userOf("devices", "admin"));
  const other = await context.newPage();
  for (const one of [page, other]) await one.goto("/settings/embedding");
  const origins = (one: Page) => one.getByLabel("Pages that may frame your dashboards");
  const save = (one: Page) => one.locator("button[type=submit]").click();
  const saved = (one: Page) => expect(one.getByText("Saved. It holds for frames opened from now on.").first()).toBeVisible();
  for (const one of [page, other]) await takenOver(origins(one));
  const before = await origins(page).inputValue();
  const [theirs, ours] = [`${before}\nhttps://theirs-${tag()}.example`, `${before}\nhttps://ours-${tag()}.example`];
  await origins(other).fill(theirs);
  await save(other);
  await saved(other);

  await origins(page).fill(ours);
  await save(page);
  const told = page.getByRole("alert").filter({ hasText: "Somebody changed these settings meanwhile" });
  await expect(told).toContainText("reload the page");
  await expect(origins(page)).toHaveValue(ours);
  await save(page);
  await expect(told, "also when it is tried again").toBeVisible();

  // What they changed and we did not is kept, and seen.
  await origins(page).fill(before);
  await page.getByRole("checkbox", { name: /query/ }).press("Space");
  await save(page);
  await saved(page);
  await expect(origins(page)).toHaveValue(theirs.trim());
  await origins(page).fill(before);
  await page.getByRole("checkbox", { name: /query/ }).press("Space");
  const answered = page.waitForResponse(/embed\.setSettings/);
  await save(page);
  expect((await answered).status()).toBe(200);
  await expect(told).toHaveCount(0);
  await page.reload();
  await expect(origins(page)).toHaveValue(before);
});

test("a viewer reads the settings and changes nothing", async ({ page }) => {
  await signIn(page, demo().users.find(({ role }) => role === "viewer")!);
  await page.goto("/settings/embedding");
  await expect(page.getByText("Issuer (iss)")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  await page.goto("/settings/embedding/keys");
  await expect(page.getByRole("button", { name: /^(Make a pair|Register a|Revoke )/ })).toHaveCount(0);
  await page.goto("/settings/embedding/playground");
  await expect(page.getByRole("heading", { name: "Not open to your role" })).toBeVisible();
});

test("a theme is seen while it is chosen, what cannot be read is said, and saving can be undone", async ({ page }) => {
  await signIn(page, userOf("devices", "admin"));
  await page.goto("/settings/embedding/theme");
  const preview = page.getByRole("region", { name: "Preview, light" });
  const accent = page.getByLabel("Accent", { exact: true });
  const link = preview.getByText("All spending");
  const before = await link.evaluate((element) => getComputedStyle(element).color);
  await expect(async () => {
    await accent.fill("#ffe600");
    await expect(page.getByText(/In light, the accent has 1\.\d : 1 on tiles/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const after = await link.evaluate((element) => getComputedStyle(element).color);
  expect(after).not.toBe(before);
  await page.getByRole("button", { name: "Save the theme" }).click();
  await expect(page.getByText("The theme is saved.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("It is as it was.")).toBeVisible();
  await expect(accent).toHaveValue("");
  expect(await violationsOf(page)).toEqual([]);
});

test("the playground opens a real frame with a token it explains, shows the messages, and judges tokens of others", async ({
  page,
}) => {
  await signIn(page, userOf("spending", "admin"));
  const [subject] = tenantOf("spending").subjects;
  await page.goto(`/settings/embedding/playground?dashboard=spending&subject=${subject}&theme=dark&show=token`);
  const make = page.getByRole("button", { name: "Make the key and open the frame" });
  const allow = page.getByRole("button", { name: "Add it to the origins" });
  await expect(make.or(allow)).toBeVisible();
  await expect(async () => {
    if (await allow.isVisible()) await allow.click();
    await expect(make).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await open(make, page.getByText("Signed as"));

  const frame = page.frameLocator("iframe").first();
  await expect(frame.getByRole("heading", { level: 2 }).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("Accepted", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Claims" })).toContainText(subject!);
  await expect(page.getByRole("region", { name: "Claims" })).toContainText("it can be redeemed once");

  await page.getByText("Messages", { exact: true }).click();
  await expect(page.getByRole("region", { name: "What was said" })).toContainText("ready");
  await page.getByText("Check a token", { exact: true }).click();
  await page.getByLabel("A token that your code made").fill("eyJhbGciOiJub25lIn0.e30.");
  await page.getByRole("button", { name: "Check it" }).click();
  await expect(page.getByText("Refused", { exact: true })).toBeVisible();
  await expect(page.getByText(/alg must be EdDSA or ES256/)).toBeVisible();

  const kid = (await page.getByText("Signed as").locator("code").textContent())!;
  await page.getByRole("navigation", { name: "Embedding" }).getByRole("link", { name: "Keys" }).click();
  await expect(page.getByRole("row", { name: kid })).toContainText("Active");
  await page.getByRole("button", { name: "Revoke it" }).click();
  await expect(page.getByRole("row", { name: kid })).toContainText("Revoked");
});

test("nobody frames the console, the console itself not either", async ({ page, request }) => {
  const answer = await request.get("/settings/embedding", { maxRedirects: 0 });
  const policy = answer.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("frame-src 'self'");
  await signIn(page, userOf("spending", "admin"));
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.src = "/settings/embedding";
    frame.name = "inner";
    document.body.append(frame);
  });
  await expect
    .poll(() =>
      page
        .frames()
        .find((frame) => frame.name() === "inner")
        ?.url(),
    )
    .toMatch(/^chrome-error:|^about:blank/);
});
