import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isOnline } from "#db/schema-names.ts";

/** Functions and views in the order they build on each other; within a folder by name. */
const ROOMS = ["scope", "ops", "lookup", "collect", "process", "roll", "serve", "policy"];

/** The folder whose `migrations/` and `sql/` are this version's. */
export const SCHEMA = import.meta.dirname;

export type SqlFile = { name: string; text: string };

export type Migration = SqlFile & {
  hash: string;
  /** Run statement by statement beside writers, after everything else: index builds. Nothing may rely on it but speed. */
  online: boolean;
  /** It takes something away: who does not know this earlier migration cannot work with the database any more. */
  needs: string | null;
};

/** The append-only migrations of a folder, in their order. */
export async function migrationFiles(folder = SCHEMA): Promise<Migration[]> {
  const files = await sqlFiles(join(folder, "migrations"));
  return files.map(({ name, text }) => ({
    name,
    text,
    hash: sha256(text),
    online: isOnline(name),
    needs: /^-- needs (\S+)$/m.exec(text)?.[1] ?? null,
  }));
}

/** Functions, views and policies of a folder, in the order in which they are made anew, and what tells them from others. */
export async function objectFiles(folder = SCHEMA): Promise<{ objects: SqlFile[]; hash: string }> {
  const objects: SqlFile[] = [];
  for (const room of ROOMS) {
    const files = await sqlFiles(join(folder, "sql", room));
    objects.push(...files.map(({ name, text }) => ({ name: `${room}/${name}`, text })));
  }
  return { objects, hash: sha256(objects.map((object) => object.text).join("\n")) };
}

export const rolesFile = async (folder = SCHEMA): Promise<SqlFile> => ({
  name: "roles",
  text: await readFile(join(folder, "sql", "roles.sql"), "utf8"),
});

async function sqlFiles(folder: string): Promise<SqlFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })));
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
