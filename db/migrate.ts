import { setTimeout as pause } from "node:timers/promises";
import { connectAsLogin, type Sql } from "#db/client.ts";
import { installQueue } from "#db/queue.ts";
import { type Migration, migrationFiles, objectFiles, rolesFile, SCHEMA, type SqlFile } from "#db/schema-files.ts";
import { barredBy, unknownTo } from "#db/schema-names.ts";
import { type Known, knownMigrations } from "#db/schema-standing.ts";
import { isCatalogueRace, isRetryable } from "#db/sqlstate.ts";

export type MigrationReport = {
  applied: string[];
  /** Functions, views and policies were made anew. */
  objects: boolean;
  /** Migrations of a newer version that the database has had: then nothing was changed. */
  newer: string[];
};

/** Tables that are in use are asked for again and again for this long. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Brings a database to the current schema: roles, append-only migrations, then functions, views and policies when any of
 * them changed, all in one transaction; then what is built beside writers (`*.online.sql`), and the queue. Safe to run
 * twice and from several processes at once (an advisory lock makes them take turns), and to kill: the next run goes on.
 *
 * Web and workers go on meanwhile. No lock is waited for longer than half a second, so that nobody waits behind one that
 * waits; where a table is in use the whole transaction is tried again.
 *
 * @param say gets a line for each step
 * @param folder whose migrations and objects; this version's unless said otherwise
 * @throws Error naming the file whose SQL failed, when a migration was changed, or when the database is of a version that
 *   this one cannot work with; everything of that transaction is rolled back
 */
export async function migrate(
  url: string,
  say: (line: string) => void = () => {},
  folder: string = SCHEMA,
): Promise<MigrationReport> {
  const sql = connectAsLogin(url);
  try {
    await takeTurn(sql, say);
    const roles = await rolesFile(folder);
    await patiently(sql, say, () => run(sql, roles));
    const report = await patiently(sql, say, () => applyAll(sql, say, folder));
    if (report.newer.length > 0) return report;
    report.applied.push(...(await applyOnline(sql, say, folder)));
    await installQueue(url);
    return report;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Holds the lock as long as the session lives; one whose client was killed or cut off ends within seconds. */
async function takeTurn(sql: Sql, say: (line: string) => void): Promise<void> {
  await sql.unsafe(
    "set client_connection_check_interval = '1s'; set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3",
  );
  for (let told = false; ; told = true) {
    const [lock] = await sql`select pg_try_advisory_lock(hashtext('inlay:migrate')) as mine`;
    if (lock!.mine) return;
    if (!told) say("waiting: another process migrates this database");
    // Asked for again and again: a statement that waits for the lock is one that an online index build waits for.
    await pause(250);
  }
}

async function patiently<T>(sql: Sql, say: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(isRetryable(error) || isCatalogueRace(error)) || Date.now() > until) throw error;
      say(`trying again: tables are in use${await byWhom(sql)}`);
      await pause(Math.min(5_000, 100 * attempt));
    }
  }
}

/** The oldest open transaction of another session, since that is most likely who holds on to a table. */
async function byWhom(sql: Sql): Promise<string> {
  const [oldest] = await sql<{ name: string; pid: number; seconds: number }[]>`
    select application_name as name, pid, extract(epoch from clock_timestamp() - xact_start)::int as seconds from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null order by xact_start limit 1`;
  return oldest ? `, most likely by ${oldest.name || "a session"} (process ${oldest.pid}, for ${oldest.seconds} s)` : "";
}

async function applyAll(sql: Sql, say: (line: string) => void, folder: string): Promise<MigrationReport> {
  return (await sql.begin(async (tx) => {
    const db = tx as unknown as Sql;
    await db`set local role inlay_owner`;
    await db`set local lock_timeout = '500ms'`;
    // A month's partitions are made by whoever needs them first, and both would change the same rows of the catalogue.
    await db`select pg_advisory_xact_lock(hashtext('inlay:ensure_month'))`;
    await db`create schema if not exists inlay_meta`;
    await db`create table if not exists inlay_meta.migration (name text primary key, hash text not null, applied_at timestamptz not null default now())`;
    await db`alter table inlay_meta.migration add column if not exists needs text`;
    const files = await migrationFiles(folder);
    const known = await knownMigrations(db);
    const pending = outstanding(files, known);
    const newer = unknownTo(files, known);
    if (newer.length > 0) {
      refuseWhatDoesNotFit(files, known, pending);
      return { applied: [], objects: false, newer };
    }
    const applied = pending.filter((file) => !file.online);
    for (const file of applied) {
      say(`applying ${file.name}`);
      await run(db, file);
      await remember(db, file);
    }
    const objects = await remakeObjects(db, say, folder, applied.length > 0);
    return { applied: applied.map((file) => file.name), objects, newer };
  })) as MigrationReport;
}

/** @throws Error when a migration is not what it was when it was applied. */
function outstanding(files: readonly Migration[], known: Known): Migration[] {
  return files.filter(({ name, hash }) => {
    const before = known.get(name);
    if (before && before.hash !== hash)
      throw new Error(`Migration ${name} was changed after it had been applied; migrations are append-only.`);
    return !before;
  });
}

function refuseWhatDoesNotFit(files: readonly Migration[], known: Known, pending: readonly Migration[]): void {
  const barred = barredBy(files, known);
  if (barred.length > 0)
    throw new Error(
      `The database is of a newer version that this one cannot work with (${barred.join(", ")}): run the newer one.`,
    );
  if (pending.length > 0)
    throw new Error(
      `The database has had migrations of another branch (${unknownTo(files, known).join(", ")}) and not ${pending[0]!.name}.`,
    );
}

const remember = (db: Sql, { name, hash, needs }: { name: string; hash: string; needs?: string | null }) => db`
  insert into inlay_meta.migration (name, hash, needs) values (${name}, ${hash}, ${needs ?? null})
  on conflict (name) do update set hash = excluded.hash, applied_at = now()`;

async function remakeObjects(db: Sql, say: (line: string) => void, folder: string, anyway: boolean): Promise<boolean> {
  const { objects, hash } = await objectFiles(folder);
  const [before] = await db`select hash from inlay_meta.migration where name = 'objects'`;
  if (before?.hash === hash && !anyway) return false;
  say("applying functions, views and policies");
  await db`set local check_function_bodies = off`;
  await db`drop schema if exists serve cascade`;
  await db`create schema serve`;
  for (const object of objects) await run(db, object);
  await remember(db, { name: "objects", hash });
  // All there ever were: so an older process knows that it is older (db/schema-standing.ts).
  await remember(db, { name: `objects ${hash}`, hash });
  return true;
}

/** What was begun and killed is begun anew: `if not exists` would take half an index for a whole one. */
async function applyOnline(sql: Sql, say: (line: string) => void, folder: string): Promise<string[]> {
  const known = await knownMigrations(sql);
  const pending = (await migrationFiles(folder)).filter((file) => file.online && !known.has(file.name));
  await sql`set role inlay_owner`;
  for (const file of pending) {
    say(`applying ${file.name}, beside those who write`);
    for (const text of file.text.split(/;\s*$/m).filter((part) => part.replaceAll(/--.*$/gm, "").trim() !== "")) {
      await patiently(sql, say, async () => {
        const index = /\bindex\s+concurrently\s+if\s+not\s+exists\s+(\w+)/i.exec(text)?.[1];
        if (index) await dropHalf(sql, index);
        await run(sql, { name: file.name, text });
      });
    }
    await remember(sql, file);
  }
  await sql`reset role`;
  return pending.map((file) => file.name);
}

async function dropHalf(sql: Sql, index: string): Promise<void> {
  const halves = await sql<{ name: string }[]>`
    select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relname = ${index} and not i.indisvalid`;
  for (const { name } of halves) await sql.unsafe(`drop index concurrently if exists ${name}`);
}

async function run(sql: Sql, { name, text }: SqlFile): Promise<void> {
  try {
    await sql.unsafe(text);
  } catch (cause) {
    throw new Error(`db: ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
