import type { Page } from "@playwright/test";
import type { Handle } from "#components/embed/sdk/options.ts";
import { send, tenantOf } from "#e2e/demo.ts";
import type { PortalName } from "#e2e/partner/settings.ts";
import type { Switches } from "#e2e/partner/switches.ts";
import type { PlaceName } from "#e2e/partner/testing.ts";

/** Who looks at a page: the start of a demo user's address, somebody who signs in at a portal, or nobody. */
export type Viewer =
  | ("anna" | "mia" | "admin@halden" | "admin@nordlicht" | "admin@marlow" | "viewer@halden" | "operator")
  | ("bank:anna" | "bank:desk" | "home:mia" | "home:support")
  | null;

export type Shot = {
  /** Names its pictures. */
  name: string;
  title: string;
  group: string;
  state: "full" | "empty" | "loading" | "stale" | "error" | "restricted" | "hostile" | "dialog";
  viewer: Viewer;
  path: string;
  /** In the app of a tenant, in place of the path: the page that holds a frame. */
  portal?: { name: PortalName; place: PlaceName; switches: Switches };
  /** What is done on the page before the picture. */
  prepare?: (page: Page) => Promise<void>;
};

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole("button", { name }).first().click();
  await page.getByRole("dialog").or(page.getByRole("alertdialog")).first().waitFor();
};

const page = (group: string, viewer: Viewer, path: string, title: string, more: Partial<Shot> = {}): Shot => ({
  name: `${path.replace(/^\/|\?.*$/g, "").replaceAll("/", "-") || "start"}${viewer === null ? "" : `-${viewer.replace("@", "-")}`}`,
  title,
  group,
  state: "full",
  viewer,
  path,
  ...more,
});

/** A state of a dashboard with made-up figures (app/gallery), which no real page shows at will. */
const staged = (show: "spending" | "devices", state: Shot["state"], title: string): Shot => ({
  name: `${show}-${state}`,
  title,
  group: "States",
  state,
  viewer: null,
  path: `/gallery?show=${show}&state=${state}`,
});

/** A frame in a tenant's app. */
const frame = (
  viewer: Viewer & `${string}:${string}`,
  name: string,
  title: string,
  switches: Switches = {},
  more: Partial<Shot> & { place?: PlaceName } = {},
): Shot => {
  const { place = "", ...rest } = more;
  const [portal] = viewer.split(":") as [PortalName];
  const shown = { name: portal, place, switches };
  return { name: `frame-${name}`, title, group: "Frames", state: "full", viewer, path: "", portal: shown, ...rest };
};

const LANGUAGES = ["de", "fr", "es", "ar", "ja"] as const;

const themed = (tokens: Record<string, unknown>) => async (page: Page) => {
  await page.locator("iframe").contentFrame().getByRole("region").first().waitFor();
  await page.evaluate(
    (theme) => document.querySelector<HTMLElement & { embed: Handle }>("inlay-dashboard")?.embed.setTheme(theme),
    tokens,
  );
};

/** Goes down from the first figure of a plain frame, whose host shows nothing of its own. */
const behind = (link: RegExp) => async (page: Page) => {
  const inside = page.locator("iframe").contentFrame();
  await inside.getByRole("link", { name: link }).first().click();
  await inside.getByRole("table").first().waitFor({ timeout: 30_000 });
};

/** Frames as customers see them: visited at their portals. */
const FRAMES: readonly Shot[] = [
  frame("bank:anna", "spending", "Spending in a bank's app"),
  ...LANGUAGES.map((locale) => frame("bank:anna", `spending-${locale}`, `Spending, ${locale}`, { locale })),
  frame(
    "bank:anna",
    "spending-compact",
    "Spending, compact, in serifs, without round corners",
    {},
    {
      prepare: themed({ density: "compact", font: "serif", radius: 0, accent: "#b4410e" }),
    },
  ),
  frame("bank:anna", "spending-plain", "Spending in a plain iframe", {}, { place: "plain" }),
  frame("bank:anna", "spending-payments", "Payments behind a figure", {}, { place: "plain", prepare: behind(/All payments/) }),
  frame("bank:anna", "spending-several", "Two frames, each locked to a category", {}, { place: "several" }),
  frame("bank:anna", "spending-empty", "Spending, locked to nothing", { lock: ["category:"] }, { state: "empty" }),
  frame("bank:anna", "refused", "A token that is refused", { life: 900, locale: "de" }, { state: "error" }),
  frame("bank:anna", "refused-debug", "The same, for who develops", { life: 900, debug: true }, { state: "error" }),
  frame("bank:desk", "spending-wide", "Spending of all customers"),
  frame("home:mia", "devices", "Devices in a smart home's app"),
  ...LANGUAGES.map((locale) => frame("home:mia", `devices-${locale}`, `Devices, ${locale}`, { locale })),
  frame("home:mia", "devices-readings", "Readings behind a figure", {}, { place: "plain", prepare: behind(/All readings/) }),
  frame("home:support", "devices-wide", "Devices of all homes"),
];

/** Every page and state there is: what `npm run gallery` takes pictures of, and what the browser tests hold to be accessible. */
export const SHOTS: readonly Shot[] = [
  ...FRAMES,
  page("Sign in", null, "/sign-in", "Sign in"),
  page("Sign in", null, "/password/forgot", "Forgotten password"),
  page("Sign in", null, "/invitation/not-a-token", "An invitation that is none", { state: "error" }),

  page("Customer", "anna", "/spending", "Spending of a customer"),
  page("Customer", "anna", "/spending?period=this_month", "Spending, this month", { name: "spending-month-anna" }),
  page("Customer", "anna", "/spending/events?period=last_30_days", "Payments behind a figure"),
  page("Customer", "mia", "/devices", "Devices of a home"),
  page("Customer", "mia", "/devices?period=last_12_months", "Devices, twelve months", { name: "devices-year-mia" }),
  page("Customer", "mia", "/devices/events", "Readings behind a figure"),
  page("Customer", "anna", "/account", "Account"),

  page("Tenant", "admin@halden", "/spending", "Spending of all customers"),
  page("Tenant", "admin@nordlicht", "/devices", "Devices of all homes"),
  page("Tenant", "admin@halden", "/customers", "Customers"),
  page("Tenant", "admin@halden", "/customers?q=nobody-is-called-that", "Customers, none found", {
    name: "customers-none",
    state: "empty",
  }),
  page("Tenant", "admin@halden", "/explore", "Explore"),
  page("Tenant", "admin@marlow", "/spending", "Spending without data", { name: "spending-no-data", state: "empty" }),

  page("Data", "admin@halden", "/data/batches", "Batches"),
  page("Data", "admin@halden", "/data/quarantine", "Quarantine"),
  page("Data", "admin@halden", "/data/quarantine?state=discarded", "Quarantine, empty", {
    name: "quarantine-empty",
    state: "empty",
  }),
  page("Data", "admin@halden", "/data/runs", "Pipeline runs"),
  page("Data", "admin@halden", "/data/freshness", "Freshness"),

  page("Settings", "admin@halden", "/settings/general", "General"),
  page("Settings", "admin@halden", "/settings/people", "People"),
  page("Settings", "admin@halden", "/settings/keys", "API keys"),
  page("Settings", "admin@halden", "/settings/keys", "API keys, a new one", {
    name: "settings-keys-new",
    state: "dialog",
    prepare: press("Create a key"),
  }),
  page("Settings", "admin@halden", "/settings/embedding", "Embedding"),
  page("Settings", "viewer@halden", "/settings/embedding", "Embedding, to read alone", { state: "restricted" }),
  page("Settings", "admin@halden", "/settings/embedding/keys", "Keys for embedding"),
  page("Settings", "admin@marlow", "/settings/embedding/keys", "Keys for embedding, none", { state: "empty" }),
  page("Settings", "admin@halden", "/settings/embedding/keys", "Keys for embedding, another one", {
    name: "settings-embedding-keys-new",
    state: "dialog",
    prepare: press("Register a public key"),
  }),
  page("Settings", "admin@halden", "/settings/embedding/sessions", "Sessions of frames"),
  page("Settings", "admin@marlow", "/settings/embedding/sessions", "Sessions of frames, none", { state: "empty" }),
  page("Settings", "admin@halden", "/settings/embedding/theme", "Theme of frames"),
  page("Settings", "admin@halden", "/settings/embedding/playground", "Playground, its code"),
  page("Settings", "admin@nordlicht", "/settings/embedding/playground?show=check", "Playground, checking a token", {
    name: "settings-embedding-playground-check",
  }),
  page("Settings", "admin@halden", "/settings/rules", "Rules"),
  page("Settings", "admin@nordlicht", "/settings/tariffs", "Tariffs"),
  page("Settings", "admin@halden", "/settings/tariffs", "Tariffs, none", { state: "empty" }),
  page("Settings", "admin@nordlicht", "/settings/tariffs/new", "A new tariff, by the hour of the week", {
    prepare: (at) => at.getByText("Time of use").click(),
  }),
  page("Settings", "admin@halden", "/settings/audit", "Audit"),
  page("Settings", "viewer@halden", "/settings/audit", "Audit, restricted", { state: "restricted" }),

  page("Operator", "operator", "/tenants", "Tenants"),
  page("Operator", "operator", "/tenants", "A new tenant", {
    name: "tenants-new",
    state: "dialog",
    prepare: press("New tenant"),
  }),
  page("Elsewhere", "anna", "/no-such-page", "No such page", { state: "error" }),
  page("Elsewhere", null, "/docs/api", "API reference"),

  staged("spending", "full", "Spending, made up"),
  staged("spending", "empty", "Spending, empty"),
  staged("spending", "loading", "Spending, loading"),
  staged("spending", "stale", "Spending, stale"),
  staged("spending", "error", "Spending, failed"),
  staged("spending", "restricted", "Spending, restricted"),
  staged("spending", "hostile", "Spending, hostile names"),
  staged("devices", "full", "Devices, made up"),
  staged("devices", "empty", "Devices, empty"),
  staged("devices", "stale", "Devices, stale"),
  staged("devices", "hostile", "Devices, hostile names"),
];

/** Sends what the demo alone would not show: an event that is refused. */
export async function stage(): Promise<void> {
  await send(tenantOf("spending"), [{ specversion: "1.0", id: "gallery-1", source: "/gallery", type: "inlay.nothing.v1" }], {
    refused: 1,
  });
}
