import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { open, signIn, userOf } from "./demo.ts";

const PASSWORD = "correct horse battery";
const NAME = `Joe <img src=x onerror="document.title='run'"> بنك ${"long ".repeat(30)}`.trim().slice(0, 200);

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test("an admin invites somebody by a link, who chooses a name and a password, is in, and is locked out again", async ({
  page,
  browser,
}) => {
  const email = `joe.${Date.now().toString(36)}@example.org`;
  await signIn(page, userOf("spending", "admin"));
  await page.goto("/settings/people");
  const dialog = page.getByRole("dialog");
  await open(page.getByRole("button", { name: "Invite somebody" }), dialog);
  await dialog.getByLabel("E-mail address").fill(email);
  await accessible(page);
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  const link = (await dialog.locator("pre").textContent()) ?? "";
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row", { name: new RegExp(email) })).toContainText("Invited");

  const guest = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const theirs = await guest.newPage();
  const opened = await theirs.goto(link);
  expect(opened!.headers()["referrer-policy"]).toBe("no-referrer");
  expect(await overflow(theirs)).toBeLessThanOrEqual(0);
  await accessible(theirs);
  await theirs.getByLabel("Your name").fill(NAME);
  // Too short: said at the field, and nothing is lost.
  await theirs.getByLabel("Choose a password").fill("short");
  await theirs.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(theirs.getByText("Write at least 10 characters.")).toBeVisible();
  await expect(theirs.getByLabel("Your name")).toHaveValue(NAME);
  await theirs.getByLabel("Choose a password").fill(PASSWORD);
  await theirs.getByRole("button", { name: "Accept and sign in" }).click();
  await theirs.waitForURL(/\/spending/);
  await theirs.goto(link);
  await expect(theirs.getByText("It has been accepted already")).toBeVisible();

  await theirs.goto("/account");
  await expect(theirs.getByText(email).first()).toBeVisible();
  expect(await overflow(theirs)).toBeLessThanOrEqual(0);
  await accessible(theirs);

  await page.reload();
  const row = page.getByRole("row", { name: new RegExp(email) });
  await expect(row).toContainText("Viewer");
  expect(await page.title()).not.toBe("run");
  await accessible(page);
  await row.getByRole("button", { name: /^Actions for/ }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Disable" }).click();
  await expect(row).toContainText("Disabled");
  await theirs.goto("/spending");
  await theirs.waitForURL(/\/sign-in/);
  await guest.close();
});

test("one's own password is changed by keyboard alone; other devices are signed out, this one is not", async ({
  page,
  browser,
}) => {
  const email = await newcomer(page);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  for (const one of [page, other]) await signIn(one, { email, password: PASSWORD, role: "viewer", tenant: null });
  await page.goto("/account");
  await page.getByLabel("Current password").focus();
  await page.keyboard.type("not my password");
  await page.keyboard.press("Tab");
  await page.keyboard.type("another horse battery");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  // Focus is at the field that is wrong.
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await other.goto("/account");
  await other.waitForURL(/\/sign-in/);
  await elsewhere.close();
});

test("pages for those who are not signed in say what to do, and are accessible", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const [path, words] of [
    [`/invitation/${"x".repeat(43)}`, "There is no invitation behind this link."],
    ["/invitation/nonsense", "There is no invitation behind this link."],
    [`/password/reset/${"x".repeat(43)}`, "It works once, for one hour"],
    ["/password/forgot", "No mails are sent from here"],
    ["/sign-in?error=Identity.unknown", "is not known here"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(words)).toBeVisible();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await accessible(page);
  }
});

/** Somebody who has just accepted an invitation. @returns their e-mail address */
async function newcomer(page: Page): Promise<string> {
  const email = `ann.${Date.now().toString(36)}@example.org`;
  await signIn(page, userOf("spending", "admin"));
  await page.goto("/settings/people");
  const dialog = page.getByRole("dialog");
  await open(page.getByRole("button", { name: "Invite somebody" }), dialog);
  await dialog.getByLabel("E-mail address").fill(email);
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  const link = (await dialog.locator("pre").textContent()) ?? "";
  await page.context().clearCookies();
  await page.goto(link);
  await page.getByLabel("Your name").fill("Ann");
  await page.getByLabel("Choose a password").fill(PASSWORD);
  await page.getByRole("button", { name: "Accept and sign in" }).click();
  await page.waitForURL(/\/spending/);
  await page.context().clearCookies();
  return email;
}
