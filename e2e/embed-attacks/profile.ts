import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, chromium, type TestInfo } from "@playwright/test";
import { demo } from "#e2e/demo.ts";

/**
 * What a person has set about sites that stand in others: `open`: they may keep what they like; `closed`: nothing, no cookie and no
 * storage (which throws there), as of every site but the one that is visited.
 */
const SETTINGS = {
  open: { block_third_party_cookies: false, cookie_controls_mode: 0 },
  closed: {
    block_third_party_cookies: true,
    cookie_controls_mode: 1,
    default_content_setting_values: { cookies: 2 },
    content_settings: { exceptions: { cookies: { "[*.]localhost,*": { setting: 1 } } } },
  },
} as const;

/** A browser of its own with a profile on disk, as people have one; and where that is. */
export async function openProfile(
  info: TestInfo,
  settings: keyof typeof SETTINGS,
  options: Pick<BrowserContextOptions, "recordHar"> = {},
): Promise<{ context: BrowserContext; folder: string }> {
  const folder = info.outputPath("profile");
  await mkdir(join(folder, "Default"), { recursive: true });
  await writeFile(join(folder, "Default", "Preferences"), JSON.stringify({ profile: SETTINGS[settings] }));
  const { launchOptions, viewport } = info.project.use;
  const context = await chromium.launchPersistentContext(folder, {
    ...launchOptions,
    ...{ baseURL: demo().url, viewport: viewport ?? null, ...options },
  });
  return { context, folder };
}
