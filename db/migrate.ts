import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connectAsLogin, type Sql } from "#db/client.ts";
import { installQueue } from "#db/queue.ts";
import { isRetryable } from "#db/sqlstate.ts";

const MIGRATIONS = join(import.meta.dirname, "migrations");
const OBJECTS = join(import.meta.dirname, "sql");
/** Functions and views in the order they build on each other; within a folder by name. */
const ROOMS = ["scope", "ops", "lookup", "collect", "process", "roll", "serve", "policy"];

export type MigrationReport = { applied: string[]; objects: boolean };

/**
 * Brings a database to the current schema: roles, append-only migrations, then functions, views and policies when any
 * of them changed. Safe to run twice and from several processes at once (an advisory lock makes them take turns).
 *
 * @throws Error naming the file whose SQL failed; everything of that run is rolled back.
 */
export async function migrate(url: string, onStep: (step: string) => void = () => {}): Promise<MigrationReport> {
  const sql = connectAsLogin(url);
  try {
    await sql`select pg_advisory_lock(hashtext('inlay:migrate'))`;
    await run(sql, "roles", await readFile(join(OBJECTS, "roles.sql"), "utf8"));
    const report = await besideWorkers(() => applyAll(sql, onStep));
    await installQueue(url);
    return report;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Workers and readers go on meanwhile; where one of them and a change of the schema wait for each other, it tries again. */
async function besideWorkers<T>(work: () => Promise<T>, attempts = 8): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isRetryable(error) || attempt >= attempts) throw error;
      await pause(100 * attempt);
    }
  }
}

async function applyAll(sql: Sql, onStep: (step: string) => void): Promise<MigrationReport> {
  return (await sql.begin(async (tx) => {
    const db = tx as unknown as Sql;
    await db`set local role inlay_owner`;
    await db`create schema if not exists inlay_meta`;
    await db`create table if not exists inlay_meta.migration (name text primary key, hash text not null, applied_at timestamptz not null default now())`;
    const known = new Map(
      (await db`select name, hash from inlay_meta.migration`).map((row) => [row.name as string, row.hash as string]),
    );
    const applied: string[] = [];
    for (const file of await sqlFiles(MIGRATIONS)) {
      const text = await readFile(join(MIGRATIONS, file), "utf8");
      const hash = sha256(text);
      const before = known.get(file);
      if (before === hash) continue;
      if (before) throw new Error(`Migration ${file} was changed after it had been applied; migrations are append-only.`);
      onStep(file);
      await run(db, file, text);
      await db`insert into inlay_meta.migration (name, hash) values (${file}, ${hash})`;
      applied.push(file);
    }
    const objects = await objectFiles();
    const hash = objectsHash(objects);
    const changed = known.get("objects") !== hash || applied.length > 0;
    if (changed) {
      onStep("functions, views and policies");
      await db`set local check_function_bodies = off`;
      await db`drop schema if exists serve cascade`;
      await db`create schema serve`;
      for (const object of objects) await run(db, object.name, object.text);
      await db`insert into inlay_meta.migration (name, hash) values ('objects', ${hash}) on conflict (name) do update set hash = excluded.hash, applied_at = now()`;
    }
    return { applied, objects: changed };
  })) as MigrationReport;
}

/** How a database differs from the files here, without changing it. `objects`: functions, views and policies are current. */
export async function schemaState(sql: Sql): Promise<{ pending: string[]; altered: string[]; objects: boolean }> {
  const [there] = await sql`select to_regclass('inlay_meta.migration') is not null as known`;
  const rows = there?.known ? await sql`select name, hash from inlay_meta.migration` : [];
  const known = new Map(rows.map((row) => [row.name as string, row.hash as string]));
  const state = {
    pending: [] as string[],
    altered: [] as string[],
    objects: known.get("objects") === objectsHash(await objectFiles()),
  };
  for (const file of await sqlFiles(MIGRATIONS)) {
    const before = known.get(file);
    if (before === undefined) state.pending.push(file);
    else if (before !== sha256(await readFile(join(MIGRATIONS, file), "utf8"))) state.altered.push(file);
  }
  return state;
}

async function objectFiles(): Promise<{ name: string; text: string }[]> {
  const found: { name: string; text: string }[] = [];
  for (const room of ROOMS) {
    for (const file of await sqlFiles(join(OBJECTS, room))) {
      found.push({ name: `${room}/${file}`, text: await readFile(join(OBJECTS, room, file), "utf8") });
    }
  }
  return found;
}

async function sqlFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
}

async function run(sql: Sql, name: string, text: string): Promise<void> {
  try {
    await sql.unsafe(text);
  } catch (cause) {
    throw new Error(`db: ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

const objectsHash = (objects: readonly { text: string }[]) => sha256(objects.map((object) => object.text).join("\n"));

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
