import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { startTestCluster } from "#db/testing/cluster.ts";
import { ensureTemplate } from "#db/testing/template.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A server for this run (maintenance database), and the migrated database to clone. */
    inlayServer: { url: string; template: string };
    /** Folder of the shared data sets, or null when there is none. */
    inlaySharedData: string | null;
  }
}

const ROOT = resolve(import.meta.dirname, "../..");

/** Runs once per `vitest run`: one server and one migrated template for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL;
  // Durability is what the fault tests test, on clusters of their own; all others are just faster without.
  const cluster = given ? undefined : await startTestCluster({ fsync: "off", full_page_writes: "off", max_connections: "200" });
  const url = given ?? cluster!.url;
  try {
    const template = await ensureTemplate(url);
    project.provide("inlayServer", { url, template });
    project.provide("inlaySharedData", await sharedData());
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
  return async () => cluster?.stop();
}

async function sharedData(): Promise<string | null> {
  const folder = resolve(ROOT, process.env.INLAY_SHARED_DATA ?? "../shared/data");
  const there = await access(join(folder, "README.md")).then(
    () => true,
    () => false,
  );
  if (there) return folder;
  process.stderr.write(`Skipped: tests on real data, since ${folder} is not there (INLAY_SHARED_DATA names another place).\n`);
  return null;
}
