import { access } from "node:fs/promises";
import { join } from "node:path";
import { describe, inject } from "vitest";

/**
 * A suite on the shared data sets (`*.data.it.test.ts`); skipped, aloud, where they are absent.
 * `work` gets a function from a file's name in the data folder to its path.
 *
 * @example withRealData("Berka", ["berka/trans.csv.gz"], (file) => { test(...) })
 */
export async function withRealData(
  title: string,
  files: readonly string[],
  work: (file: (name: string) => string) => void,
): Promise<void> {
  const folder = inject("inlaySharedData");
  const missing = folder === null ? ["the folder of shared data"] : await absent(folder, files);
  const file = (name: string) => join(folder ?? "", name);
  if (missing.length === 0) describe(title, () => work(file));
  else describe.skip(`${title} (not run: ${missing.join(", ")} is absent)`, () => work(file));
}

async function absent(folder: string, files: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const name of files) {
    await access(join(folder, name)).catch(() => missing.push(name));
  }
  return missing;
}
