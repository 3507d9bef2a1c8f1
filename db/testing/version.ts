import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SCHEMA } from "#db/schema-files.ts";

export type Version = { folder: string; remove(): Promise<void> };

/**
 * A version of the schema made up for a test: this one's files and some more, in a folder for `migrate`.
 * @param files text by path, such as `migrations/0099_more.sql`
 */
export async function versionWith(files: Readonly<Record<string, string>>): Promise<Version> {
  const folder = await mkdtemp(join(tmpdir(), "inlay-version-"));
  for (const part of ["migrations", "sql"]) await cp(join(SCHEMA, part), join(folder, part), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
