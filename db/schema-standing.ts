import type { Sql } from "#db/client.ts";
import { migrationFiles, objectFiles } from "#db/schema-files.ts";
import { barredBy, unknownTo } from "#db/schema-names.ts";
import { isForbidden, isSchemaMissing } from "#db/sqlstate.ts";

/** What a database has had, by name. Rows named `objects <hash>` are versions of the functions, views and policies. */
export type Known = ReadonlyMap<string, { hash: string; needs: string | null }>;

/** As the owner. @throws where the table of migrations is not there */
export async function knownMigrations(sql: Sql): Promise<Known> {
  const rows = await sql<{ name: string; hash: string; needs: string | null }[]>`select * from inlay_meta.migration`;
  return new Map(rows.map(({ name, hash, needs }) => [name, { hash, needs: needs ?? null }]));
}

export type SchemaState = {
  pending: string[];
  altered: string[];
  newer: string[];
  /** Functions, views and policies are those of these files. */
  objects: boolean;
};

/** How a database differs from the files here, without changing it. @param sql the login's, which may read the owner's tables */
export async function schemaState(sql: Sql): Promise<SchemaState> {
  const [there] = await sql`select to_regclass('inlay_meta.migration') is not null as known`;
  const known: Known = there?.known ? await knownMigrations(sql) : new Map();
  const files = await migrationFiles();
  const { hash } = await objectFiles();
  return {
    pending: files.filter(({ name }) => !known.has(name)).map(({ name }) => name),
    altered: files.filter(({ name, hash }) => known.has(name) && known.get(name)!.hash !== hash).map(({ name }) => name),
    newer: unknownTo(files, known),
    objects: known.get("objects")?.hash === hash,
  };
}

/**
 * Whether this version can work with a database:
 * - fits: it has all that this version brings, and perhaps more that leaves it working;
 * - behind: it lacks something, and perhaps another process is just about to mend that;
 * - beyond: a newer version took away what this one relies on.
 */
export type Standing =
  | { state: "fits"; newer: string[] }
  | { state: "behind"; missing: string[]; migrating: boolean }
  | { state: "beyond"; barredBy: string[] };

/** @param sql a pool of role app, collector or pipeline */
export async function schemaStanding(sql: Sql): Promise<Standing> {
  const known = new Map((await appliedTo(sql)).map(({ name, needs }) => [name, { needs }]));
  const files = await migrationFiles();
  const barred = barredBy(files, known);
  if (barred.length > 0) return { state: "beyond", barredBy: barred };
  const missing = files.filter((file) => !file.online && !known.has(file.name)).map((file) => file.name);
  const { hash } = await objectFiles();
  if (!known.has(`objects ${hash}`)) missing.push("functions, views and policies");
  if (missing.length === 0) return { state: "fits", newer: unknownTo(files, known) };
  return { state: "behind", missing, migrating: await isMigrating(sql) };
}

/** None where nothing was ever applied, or only by versions before the question could be asked. */
async function appliedTo(sql: Sql): Promise<{ name: string; needs: string | null }[]> {
  try {
    return await sql<{ name: string; needs: string | null }[]>`select name, needs from lookup.schema()`;
  } catch (error) {
    if (isSchemaMissing(error) || isForbidden(error)) return [];
    throw error;
  }
}

/** Whether a process holds the lock of `migrate` in this database. */
async function isMigrating(sql: Sql): Promise<boolean> {
  try {
    const [row] = await sql<{ held: boolean }[]>`
      select exists (
        select from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and l.objsubid = 1 and l.granted
          and (l.classid::bigint << 32 | l.objid::bigint) = hashtext('inlay:migrate')::bigint) as held`;
    return row!.held;
  } catch (error) {
    if (isSchemaMissing(error)) return false; // not even the role is there
    throw error;
  }
}
