import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "#db/embedded/ports.ts";
import { pause } from "#db/embedded/processes.ts";
import { registerPortal } from "#pipelines/demo/register-portal.ts";
import { ROOT, tail } from "#pipelines/dev/children.ts";
import type { DemoFile } from "#pipelines/dev/demo-file.ts";
import { writePrivate } from "#pipelines/dev/home.ts";
import type { Stack } from "#pipelines/dev/stack.ts";

export type PartnerOptions = {
  home: string;
  stack: Stack;
  tenants: DemoFile["tenants"];
  /** Wished; by default the one after Inlay's. */
  port?: number | undefined;
  say: (line: string) => void;
};

const TENANT_OF = { bank: "halden", home: "nordlicht" } as const;
const NAMES = ["bank", "home"] as const;
const PATIENCE_MS = 20_000;

/**
 * Starts the apps of two tenants (e2e/partner), in which dashboards are embedded, and registers their public keys and their
 * origin with Inlay. They are a process of their own on another host name, without anything of Inlay's but what a tenant has.
 */
export async function startPartner({ home, stack, tenants, port, say }: PartnerOptions): Promise<DemoFile["portals"]> {
  const wished = port ?? Number(new URL(stack.url).port) + 1;
  const taken = await freePort(wished);
  if (taken !== wished) say(`Port ${wished} is taken: ${taken} is used for the portals`);
  const folder = join(home, "partner");
  const settings = join(folder, "settings.json");
  const origin = `http://localhost:${taken}`;
  const portals = NAMES.map((name) => ({ name, tenant: tenants.find(({ slug }) => slug === TENANT_OF[name])! }));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const told = portals.map(({ name, tenant: { slug, mintKey, subjects } }) => [name, { tenant: slug, mintKey, subjects }]);
  await writePrivate(
    settings,
    JSON.stringify({ port: taken, inlay: stack.url, keys: folder, portals: Object.fromEntries(told) }, null, 2),
  );
  await stack.start({
    name: "partner",
    args: [join(ROOT, "e2e/partner/main.ts"), settings],
    // The tenants' app: secrets of Inlay are none of its business.
    env: { DATABASE_URL: "", AUTH_SECRET: "" },
  });
  await untilThere(`${origin}/healthz`, join(home, "logs", "partner.log"));
  for (const { name, tenant } of portals)
    await registerPortal({
      inlay: stack.url,
      apiKey: tenant.apiKey,
      portal: `${origin}/${name}`,
      name: `Portal (${name})`,
    }).catch(
      // All else of the demo works without.
      (error: unknown) =>
        say(`The portal of ${tenant.slug} could not be registered: ${error instanceof Error ? error.message : error}`),
    );
  return portals.map(({ name, tenant }) => ({ name, tenant: tenant.slug, url: `${origin}/${name}` }));
}

/** @throws Error with the end of the log */
async function untilThere(url: string, logFile: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const there = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (there) return;
    await pause(50);
  }
  throw new Error(`The portals do not answer at ${url}. The end of ${logFile}:\n${await tail(logFile)}`);
}
