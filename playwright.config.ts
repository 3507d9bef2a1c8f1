import { join, resolve } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { CLIENT } from "#server/auth/testing/oidc-client.ts";

// `npm test` names a folder, a port and a browser of its own; by hand (`npx playwright test`) these are the defaults.
const home = resolve(process.env.INLAY_E2E_HOME ?? ".inlay/e2e");
const port = Number(process.env.INLAY_E2E_PORT ?? 3210);
const issuer = `http://127.0.0.1:${port + 1}`;
const browser = process.env.CHROME_PATH ?? "/usr/bin/chromium";

/**
 * Browser tests run against the demo itself: production build, real PostgreSQL, web, worker and simulator, with fewer
 * events. Logins, keys and subjects are in `<home>/demo.json`, whose path specs find in `process.env.INLAY_DEMO_FILE`.
 */
process.env.INLAY_E2E_HOME = home;
process.env.INLAY_DEMO_FILE = join(home, "demo.json");
process.env.INLAY_E2E_ISSUER = issuer;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./pipelines/dev/browser-setup.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.INLAY_E2E_REPORT ? [["list"], ["json", { outputFile: process.env.INLAY_E2E_REPORT }]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: browser,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "chromium", testMatch: "*.spec.ts" },
    // One test takes hundreds of pictures: what cannot be done fails its picture, not the hour.
    { name: "gallery", testMatch: "gallery/*.shots.ts", use: { actionTimeout: 30_000 } },
  ],
  webServer: {
    command: "node pipelines/launch.mjs demo --events 24000",
    env: {
      INLAY_HOME: home,
      PORT: String(port),
      // The port after the app's is the identity provider's.
      INLAY_PARTNER_PORT: String(port + 2),
      DATABASE_URL: "",
      INLAY_GALLERY: "1",
      INLAY_URL: `http://127.0.0.1:${port}`,
      // The spec about it starts a real provider there.
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: "Halden ID",
    },
    // The web app answers before the demo's data are there; globalSetup waits for the rest.
    url: `http://127.0.0.1:${port}/readyz`,
    reuseExistingServer: true,
    timeout: 300_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 25_000 },
  },
});
