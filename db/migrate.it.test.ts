import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { awaitSchema } from "#db/await-schema.ts";
import { migrate } from "#db/migrate.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { type Version, versionWith } from "#db/testing/version.ts";

let db: TestDatabase;
const versions: Version[] = [];
beforeEach(async () => {
  db = await testDatabase();
});
afterEach(async () => {
  for (const version of versions.splice(0)) await version.remove();
  await db.drop();
});

/** Folder of a version with these files more. */
async function version(files: Record<string, string>): Promise<string> {
  const made = await versionWith(files);
  versions.push(made);
  return made.folder;
}

/** What a run says, and a promise of a line to come. */
function listener() {
  const lines: string[] = [];
  return {
    lines,
    say: (line: string) => void lines.push(line),
    heard: (text: string) => expect.poll(() => lines.join("\n"), { timeout: 20_000 }).toContain(text),
  };
}

const TENANT = { id: "00000000-0000-4000-8000-000000000001", slug: "one", name: "One", zone: "UTC", currency: "EUR" };
const batch = (origin: string) =>
  db.login()`insert into raw.batch (tenant_id, id, transport, origin) values (${TENANT.id}, gen_random_uuid(), 'file', ${origin})`;

describe("while others use the tables", () => {
  test("a change waits for nobody so long that others wait behind it, says who is in the way, and gets its turn", async () => {
    const folder = await version({ "migrations/9001_title.sql": "alter table core.tenant add column title text;" });
    const run = listener();
    let done: Promise<unknown> = Promise.resolve();
    const reader = db.sql("pipeline", { max: 1, applicationName: "a long report" });
    await reader.begin(async (tx) => {
      await tx`select count(*) from core.tenant`;
      done = migrate(db.url, run.say, folder);
      await run.heard("trying again: tables are in use, most likely by a long report");
      // Behind a change that waits for the report, this would wait until the report ends: for ever.
      await db.login()`select count(*) from core.tenant`;
      await run.heard("applying 9001_title.sql\ntrying again");
      await db.login()`insert into core.tenant ${db.login()(TENANT)}`;
    });
    expect(await done).toMatchObject({ applied: ["9001_title.sql"], objects: true });
    expect(await db.login()`select slug, title from core.tenant`).toEqual([{ slug: "one", title: null }]);
  });

  test("views that somebody reads are made anew once they are not", async () => {
    const folder = await version({
      "sql/scope/zz_more.sql": "create function scope.more() returns int language sql as 'select 1';",
    });
    const run = listener();
    let done: Promise<unknown> = Promise.resolve();
    await db.sql("pipeline", { max: 1 }).begin(async (tx) => {
      await tx`select count(*) from serve.transactions`;
      done = migrate(db.url, run.say, folder);
      await run.heard("trying again");
      await db.sql("app")`select count(*) from serve.transactions`;
    });
    expect(await done).toEqual({ applied: [], objects: true, newer: [] });
  });

  test("an index is built beside those who write, and one that was left half is built anew", async () => {
    const folder = await version({
      "migrations/9001_origins.online.sql":
        "-- Batches are asked for by origin; none has two.\ncreate unique index concurrently if not exists batch_origin on raw.batch (origin);\nanalyze raw.batch;\n",
    });
    await db.login()`insert into core.tenant ${db.login()(TENANT)}`;
    await batch("a");
    await batch("a");
    await expect(migrate(db.url, undefined, folder)).rejects.toThrow(
      /9001_origins\.online\.sql failed: could not create unique index/,
    );
    const half = () => db.login()`select indisvalid as whole from pg_index where indexrelid = 'raw.batch_origin'::regclass`;
    expect(await half()).toEqual([{ whole: false }]);
    await db.login()`update raw.batch set origin = id::text`;

    const run = listener();
    let done: Promise<unknown> = Promise.resolve();
    await db.sql("collector", { max: 1 }).begin(async (tx) => {
      await tx`select scope.enter(${TENANT.id}::uuid, 'all', null, '"none"')`;
      await tx`insert into raw.batch (tenant_id, id, transport, origin) values (${TENANT.id}, gen_random_uuid(), 'http', 'b')`;
      done = migrate(db.url, run.say, folder);
      await run.heard("applying 9001_origins.online.sql, beside those who write");
      await batch("c");
    });
    expect(await done).toEqual({ applied: ["9001_origins.online.sql"], objects: false, newer: [] });
    expect(await half()).toEqual([{ whole: true }]);
    expect(await migrate(db.url, undefined, folder)).toEqual({ applied: [], objects: false, newer: [] });
  });
});

test("a migration that fails leaves nothing of its run, and is named", async () => {
  const folder = await version({
    "migrations/9001_note.sql": "create table core.note (tenant_id uuid primary key);",
    "migrations/9002_wrong.sql": "create table core.other (id nonsense);",
  });
  await expect(migrate(db.url, undefined, folder)).rejects.toThrow(/9002_wrong\.sql failed: type "nonsense" does not exist/);
  expect(await db.login()`select to_regclass('core.note') as note`).toEqual([{ note: null }]);
});

test("a migration that was changed after it had been applied is refused", async () => {
  await migrate(
    db.url,
    undefined,
    await version({ "migrations/9001_note.sql": "create table core.note (tenant_id uuid primary key);" }),
  );
  const changed = await version({
    "migrations/9001_note.sql": "create table core.note (tenant_id uuid primary key, text text);",
  });
  await expect(migrate(db.url, undefined, changed)).rejects.toThrow(/9001_note\.sql was changed after/);
});

describe("where the database is of a newer version", () => {
  const MORE = "create table core.note (tenant_id uuid primary key);";
  const said = async () => {
    const { lines, say } = listener();
    await awaitSchema(db.url, "pipeline", say);
    return lines;
  };

  test("an older one changes nothing, and goes on with it", async () => {
    const newer = await version({
      "migrations/9001_note.sql": MORE,
      "sql/scope/zz_more.sql": "create function scope.more() returns int language sql as 'select 1';",
    });
    await migrate(db.url, undefined, newer);
    expect(await migrate(db.url)).toEqual({ applied: [], objects: false, newer: ["9001_note.sql"] });
    expect(await db.login()`select scope.more()`).toEqual([{ more: 1 }]);
    expect(await said()).toEqual(["The database is of a newer version (9001_note.sql): going on with it."]);
  });

  test("one that does not know what was taken away is refused, one that does is not", async () => {
    const note = { "migrations/9001_note.sql": MORE };
    const less = { ...note, "migrations/9002_less.sql": "-- needs 9001_note.sql\ndrop table core.note;" };
    await migrate(db.url, undefined, await version(less));

    await expect(migrate(db.url)).rejects.toThrow(/newer version that this one cannot work with \(9002_less\.sql\)/);
    await expect(said()).rejects.toThrow(/cannot work with \(9002_less\.sql\): run the newer one, or restore a backup/);
    expect(await migrate(db.url, undefined, await version(note))).toMatchObject({ newer: ["9002_less.sql"] });
  });

  test("one of another branch is refused", async () => {
    await migrate(db.url, undefined, await version({ "migrations/9001_note.sql": MORE }));
    await expect(migrate(db.url, undefined, await version({ "migrations/9001_other.sql": "select 1;" }))).rejects.toThrow(
      /another branch \(9001_note\.sql\) and not 9001_other\.sql/,
    );
  });
});

describe("a process whose schema is not there yet", () => {
  test("is told what to run", async () => {
    const bare = await testDatabase({ bare: true });
    try {
      await expect(awaitSchema(bare.url, "pipeline", () => {})).rejects.toThrow(
        /lacks what this version needs \(0001_core\.sql, 0002_raw\.sql and \d+ more\): run `npm run inlay -- migrate`/,
      );
      await db.login()`delete from inlay_meta.migration where name like 'objects %'`;
      await expect(awaitSchema(db.url, "app", () => {})).rejects.toThrow(
        /functions, views and policies.*npm run inlay -- migrate/,
      );
    } finally {
      await bare.drop();
    }
  });

  test("waits for another that migrates", async () => {
    const bare = await testDatabase({ bare: true });
    try {
      const migrating = listener();
      const starting = listener();
      const first = bare.login();
      const held = await first.reserve();
      await held`select pg_advisory_lock(hashtext('inlay:migrate'))`;
      const done = migrate(bare.url, migrating.say);
      await migrating.heard("waiting: another process migrates this database");
      const started = awaitSchema(bare.url, "pipeline", starting.say);
      await starting.heard("Another process migrates the database: waiting until it is done.");
      await held`select pg_advisory_unlock(hashtext('inlay:migrate'))`;
      held.release();
      await Promise.all([done, started]);
      expect(starting.lines).toHaveLength(1);
    } finally {
      await bare.drop();
    }
  });
});
