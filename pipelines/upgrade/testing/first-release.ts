import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { connectAsLogin, type Sql } from "#db/client.ts";
import { migrationFiles, rolesFile } from "#db/schema-files.ts";

const FOLDER = join(import.meta.dirname, "first-release");
/** How many migrations it had. */
const MIGRATIONS = 10;
/** Each with how to make it current, as a refresh of then did. */
const VIEWS = [
  "spending_tenant_month",
  "spending_tenant_merchant",
  "spending_subject_month",
  "devices_tenant_month",
  "devices_subject_month",
];

type Answer = { columns: string[]; rows: unknown[] };

/** What the first release said of its own database, and what its people knew. */
export type Told = {
  tenants: { bank: string; homes: string };
  password: string;
  users: { email: string; role: string }[];
  keys: { bank: string; revoked: string; homes: string };
  /** Events that the bank had sent, as it would send them again. */
  sentAgain: object[];
  /** Bodies of POST /api/v1/query. */
  questions: object[];
  /** Its answers to them while events waited to be processed, and once none did. */
  before: { bank: Answer[]; homes: Answer[] };
  settled: { bank: Answer[]; homes: Answer[] };
};

/**
 * Makes an empty database the one of the first release, with its data: the migrations of then, which are never changed,
 * then what is kept of it beside this file. @param url of a superuser
 */
export async function firstRelease(url: string): Promise<Told> {
  const sql = connectAsLogin(url);
  try {
    await sql.unsafe((await rolesFile()).text);
    await sql.begin(async (tx) => {
      const db = tx as unknown as Sql;
      await db`set local role inlay_owner`;
      await db`set local check_function_bodies = off`;
      await db`create schema inlay_meta`;
      await db`create table inlay_meta.migration (name text primary key, hash text not null, applied_at timestamptz not null default now())`;
      for (const { text } of (await migrationFiles()).slice(0, MIGRATIONS)) await db.unsafe(text);
      await db`drop schema if exists serve cascade`;
      await db`create schema serve`;
      await db.unsafe(await kept("objects.sql"));
    });
    await sql`set role inlay_owner`;
    await sql.unsafe(await kept("queue.sql"));
    await sql`reset role`;
    await sql.unsafe(await kept("rows.sql"));
    for (const view of VIEWS) await sql.unsafe(`refresh materialized view mat.${view}`);
    return JSON.parse(await kept("told.json")) as Told;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const kept = (name: string) => readFile(join(FOLDER, name), "utf8");
