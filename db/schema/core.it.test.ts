import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as core from "#db/schema/core.ts";
import * as embed from "#db/schema/embed.ts";
import * as quarantine from "#db/schema/quarantine.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

type Column = { table: string; column: string; type: string; required: boolean };

/** Types that have two names. */
const PRINTED: Record<string, string> = { "timestamp with time zone": "timestamptz", "character(3)": "char(3)" };

test("drizzle's core tables are those of the migrations, column by column", async () => {
  const rows = await db.login()<Column[]>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' order by 1, 2`;
  const there = rows.map((row) => ({ ...row, type: PRINTED[row.type] ?? row.type }));
  const said = Object.values({ ...core, ...embed, ...quarantine })
    .filter((value) => is(value, PgTable))
    .flatMap((table) => {
      const { name, columns } = getTableConfig(table as PgTable);
      return columns.map((column) => ({
        table: name,
        column: column.name,
        type: PRINTED[column.getSQLType()] ?? column.getSQLType(),
        required: column.notNull,
      }));
    })
    .sort((a, b) => (a.table === b.table ? order(a.column, b.column) : order(a.table, b.table)));
  expect(said).toEqual(there);
});

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
