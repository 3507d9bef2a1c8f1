import type { TestDatabase } from "#db/testing/test-database.ts";

/** Rows that say who may come. What is called at random ends sessions, disables people and revokes keys. */
const TABLES = ["core.user_account", "core.api_key", "core.embed_key", "core.embed_session"] as const;

/** Remembers who may come. @returns what makes it so again */
export async function rememberActors(db: TestDatabase): Promise<() => Promise<void>> {
  const sql = db.login();
  const kept = await Promise.all(
    TABLES.map(async (table) => {
      const columns = await sql<{ name: string }[]>`
        select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`;
      const keys = await sql<{ name: string }[]>`
        select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indrelid = ${table}::regclass and i.indisprimary`;
      const rows = await sql<{ row: string }[]>`select to_jsonb(t)::text as row from ${sql(table)} t`;
      return {
        table,
        columns: columns.map(({ name }) => name),
        keys: keys.map(({ name }) => name),
        rows: rows.map(({ row }) => row),
      };
    }),
  );
  return async () => {
    for (const { table, columns, keys, rows } of kept) {
      const same = keys.map((key) => `t.${key} = k.${key}`).join(" and ");
      const set = columns.map((column) => `${column} = k.${column}`).join(", ");
      for (const row of rows)
        await sql.unsafe(
          `update ${table} t set ${set} from jsonb_populate_record(null::${table}, $1::text::jsonb) k where ${same}`,
          [row],
        );
    }
  };
}
