import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { connectAsLogin } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";

const DB = resolve(import.meta.dirname, "..");

/**
 * The name of a database at the current schema that others are cloned from, made when this server has none for the
 * present state of db/. Safe to call from several runs at once.
 */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  const name = `inlay_template_${await schemaHash()}`;
  const admin = connectAsLogin(serverUrl);
  try {
    await admin`select pg_advisory_lock(hashtext('inlay:template'))`;
    const [known] = await admin<{ done: boolean }[]>`select datistemplate as done from pg_database where datname = ${name}`;
    if (known?.done) return name;
    await admin`drop database if exists ${admin(name)} with (force)`;
    await admin`create database ${admin(name)}`;
    await migrate(withDatabase(serverUrl, name));
    // Marked when whole, so that one of a killed run is not taken for good.
    await admin`alter database ${admin(name)} with is_template true`;
    return name;
  } finally {
    await admin.end({ timeout: 5 });
  }
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function schemaHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of ["migrations", "sql"]) {
    const names = (await readdir(join(DB, folder), { recursive: true })).filter((name) => name.endsWith(".sql")).sort();
    for (const name of names) hash.update(name).update(await readFile(join(DB, folder, name)));
  }
  for (const name of ["migrate.ts", "schema-files.ts", "queue.ts"]) hash.update(await readFile(join(DB, name)));
  return hash.digest("hex").slice(0, 16);
}
