import { expect, test } from "@playwright/test";
import { demo, userOf } from "#e2e/demo.ts";
import { violationsOf } from "#e2e/gallery/measure.ts";
import { type Issuer, startIssuer } from "#server/auth/testing/oidc-issuer.ts";

// The real app and a real OpenID Connect provider, in a real browser.
let issuer: Issuer;
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  const port = Number(new URL(process.env.INLAY_E2E_ISSUER!).port);
  issuer = await startIssuer(`${demo().url}/api/auth/callback/oidc`, { port });
});
test.afterAll(() => issuer.stop());

test("whoever has an account here comes in by a verified address, sees it among the linked ones, and can unlink it", async ({
  page,
}) => {
  const user = userOf("spending", "viewer");
  issuer.sit({ sub: "vera", email: user.email, email_verified: true });
  await page.goto("/sign-in");
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Continue with Halden ID" }).click();
  await expect(page).toHaveURL(/\/spending$/);
  await page.goto("/account");
  await expect(page.getByText(process.env.INLAY_E2E_ISSUER!).first()).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page
    .getByRole("button", { name: /Unlink/ })
    .first()
    .click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /Unlink/ })
    .click();
  await expect(page.getByText(process.env.INLAY_E2E_ISSUER!)).toHaveCount(0);
});

test("a stranger, and an address that nobody verified, come back to the sign-in page that says why", async ({ page }) => {
  for (const person of [
    { sub: "stranger", email: "stranger@example.org", email_verified: true },
    { sub: "pretender", email: userOf("spending", "admin").email, email_verified: false },
  ]) {
    issuer.sit(person);
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Continue with Halden ID" }).click();
    await expect(page).toHaveURL(/\/sign-in\?/);
    await expect(page.getByRole("alert").first()).toBeVisible();
  }
});
