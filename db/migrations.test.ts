import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { migrationFiles, objectFiles } from "#db/schema-files.ts";
import { dangersOf } from "#db/testing/dangers.ts";

const FOLDER = join(import.meta.dirname, "migrations");

/** The first release's: no database with data has them still before it. */
const FIRST_RELEASE = 10;

/** What may hold up or break others and is done all the same, each for a reason. */
const ALLOWED: Record<string, string> = {
  "0015_replay.sql: an index on raw.quarantine":
    "of a column that the same file adds, so it is empty; refused events are few beside all",
};

/** Objects of the version before that are taken away, each for a reason. */
const GONE: Record<string, string> = {
  "scope/enter.sql: scope.enter(uuid, text, text)":
    "before two versions ran side by side; a scope without limits must not be had",
  "process/category_of.sql: ops.category_of(uuid, text, text, int, text, text, text, text)":
    "before two versions ran side by side",
};

describe("migrations", () => {
  test("are numbered without gaps, and named for what they bring", async () => {
    const names = (await migrationFiles()).map(({ name }) => name);
    expect(names.map((name) => name.slice(0, 4))).toEqual(names.map((_, at) => String(at + 1).padStart(4, "0")));
    expect(names.filter((name) => !/^\d{4}_[a-z0-9_]+(\.online)?\.sql$/.test(name))).toEqual([]);
  });

  // A new file is listed by `cd db/migrations && sha256sum <file> >> SHA256SUMS`.
  test("are what they were when they came in (SHA256SUMS)", async () => {
    const listed = (await readFile(join(FOLDER, "SHA256SUMS"), "utf8")).trim().split("\n");
    const there = (await readdir(FOLDER)).filter((name) => name.endsWith(".sql")).sort();
    const sums = await Promise.all(
      there.map(async (name) => {
        const sum = createHash("sha256").update(await readFile(join(FOLDER, name)));
        return `${sum.digest("hex")}  ${name}`;
      }),
    );
    expect(sums).toEqual(listed);
  });

  test("hold up nobody who reads or writes meanwhile, and take nothing away, save for a reason", async () => {
    const since = (await migrationFiles()).slice(FIRST_RELEASE);
    const found = since.flatMap(({ name, text }) => dangersOf(name, text).map((what) => `${name}: ${what}`));
    expect(found.sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  test("that take something away say which earlier one everybody has to know (-- needs)", async () => {
    const files = await migrationFiles();
    const wrong = files.filter(({ name, needs }) => needs !== null && !files.some((file) => file.name === needs && needs < name));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

// One that is made anew at once, with the same parameters, is not taken away: it answers more than before.
test("functions and views that processes of the version before use are not taken away, save for a reason", async () => {
  const { objects } = await objectFiles();
  const drops = objects.flatMap(({ name, text }) => {
    const made = [...text.matchAll(/^create (?:or replace )?function ([\w.]+)\(([^)]*)\)/gim)].map(
      ([, called, parameters]) => `${called}(${typesOf(parameters!)})`,
    );
    return [...text.matchAll(/^\s*drop (?:function|view|type|procedure) (?:if exists )?([\w.]+(?:\([^)]*\))?)/gim)]
      .map((hit) => hit[1]!)
      .filter((gone) => !made.includes(gone))
      .map((gone) => `${name}: ${gone}`);
  });
  expect(drops.sort()).toEqual(Object.keys(GONE).sort());
});

/** `tenant uuid, only_batch uuid default null` as `uuid, uuid`. */
const typesOf = (parameters: string): string =>
  parameters
    .split(",")
    .map((one) =>
      one
        .trim()
        .replace(/ default .*/i, "")
        .replace(/^\S+ /, ""),
    )
    .join(", ");

/** What somebody may write by mistake, and how it is told. */
const MISTAKES: readonly [string, string][] = [
  ["create index reading_subject on fact.reading (subject)", "an index on fact.reading"],
  ["create unique index on only raw.event (tenant_id, id, time)", "an index on raw.event"],
  ["create index concurrently if not exists b on raw.batch (id)", "concurrently, which needs a file of its own (*.online.sql)"],
  ["alter table fact.transaction add column n int not null", "fact.transaction: n is not null and has no default"],
  ["alter table raw.batch add column n uuid default gen_random_uuid()", "raw.batch: n has a default that differs by row"],
  ["alter table raw.batch add column a int, add column n int check (n > 0)", "raw.batch: n is checked or computed for every row"],
  [
    "alter table raw.batch add n int generated always as (attempts + 1) stored",
    "raw.batch: n is checked or computed for every row",
  ],
  ["alter table fact.reading alter column value type float8", "fact.reading: value of another type"],
  ["alter table fact.device alter column name set not null", "fact.device: name checked for nulls"],
  ["alter table raw.event_key add constraint short check (length(id) < 99)", "raw.event_key: a constraint checked for every row"],
  ["alter table core.tenant drop column name", "core.tenant: drop column name"],
  ["alter table core.tenant rename column name to title", "core.tenant: rename column name to title"],
  ["drop table core.audit", "drop table core.audit"],
  ["drop materialized view mat.spending_tenant_month cascade", "drop materialized view mat.spending_tenant_month"],
  ["update fact.reading set quality = 'measured'", "rows of fact.reading changed"],
  ["delete from raw.event where true", "rows of raw.event changed"],
  ["create materialized view mat.x as select 1", "mat.x computed at once"],
  ["truncate ops.mark", "truncate ops.mark"],
];

/** What is fine however many rows there are. */
const FINE: readonly string[] = [
  "create table core.note (id int); create index note_id on core.note (id); alter table core.note alter id type bigint",
  "alter table raw.batch add column origin_id text, add column tries int not null default 0, add column seen timestamptz default now()",
  "alter table raw.batch add constraint few check (attempts < 99) not valid",
  "update core.tenant set name = name; create index tenant_name on core.tenant (name)",
  "-- create index x on raw.event (id)\ninsert into ops.mat_state (view) values ('drop table raw.event; truncate raw.event')",
];

describe("the test on migrations", () => {
  for (const [statement, told] of MISTAKES)
    test(`notices: ${statement}`, () => expect(dangersOf("0099_x.sql", `${statement};`)).toEqual([told]));
  for (const text of FINE) test(`lets pass: ${text}`, () => expect(dangersOf("0099_x.sql", `${text};`)).toEqual([]));

  test("lets only what runs beside writers into *.online.sql", () => {
    const fine = "create index concurrently if not exists batch_origin on raw.batch (origin);\nanalyze raw.batch;";
    expect(dangersOf("0099_x.online.sql", fine)).toEqual([]);
    expect(dangersOf("0099_x.online.sql", "create index batch_origin on raw.batch (origin);")).toHaveLength(1);
  });
});
