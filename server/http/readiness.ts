import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { connect, type Sql } from "#db/client.ts";
import { barredBy, isOnline } from "#db/schema-names.ts";
import { readEnv } from "#server/env.ts";
import { log } from "#server/log.ts";

export type Readiness = {
  ready: boolean /** By part: "ok", or what is wrong with it. */;
  parts: { database: string; writable: string; migrations: string };
};

const PATIENCE = 2_000;

// A connection of its own: a pool that is merely busy is no reason to be called not ready.
const held = globalThis as typeof globalThis & { __inlayReadiness?: { sql?: Sql; running?: Promise<Readiness> } };

/** Whether this process can serve, found out now and within two seconds. Callers at the same moment share one look. */
export function readiness(): Promise<Readiness> {
  held.__inlayReadiness ??= {};
  const state = held.__inlayReadiness;
  state.running ??= look().finally(() => delete state.running);
  return state.running;
}

async function look(): Promise<Readiness> {
  try {
    const { readOnly, applied } = await withPatience(ask());
    const parts = { database: "ok", writable: readOnly ? "the database is read-only" : "ok", migrations: await compare(applied) };
    return { ready: Object.values(parts).every((part) => part === "ok"), parts };
  } catch (err) {
    log.warn({ event: "readiness.failed", err });
    forget();
    const unknown = "not known without the database";
    return { ready: false, parts: { database: why(err), writable: unknown, migrations: unknown } };
  }
}

type Applied = { name: string; needs: string | null };

async function ask(): Promise<{ readOnly: boolean; applied: Applied[] }> {
  const state = held.__inlayReadiness!;
  const url = readEnv().DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  state.sql ??= connect(url, "app", { max: 1, applicationName: "inlay-readiness", statementTimeoutMs: PATIENCE });
  const [row] = await state.sql<{ readOnly: boolean; applied: Applied[] }[]>`
    select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as "readOnly",
      (select jsonb_agg(s) from lookup.schema() s) as applied`;
  return row!;
}

async function compare(applied: readonly Applied[]): Promise<string> {
  const folder = join(process.cwd(), "db", "migrations");
  const names = await readdir(folder).catch(() => undefined);
  if (!names) return "not known: db/migrations is not beside the server";
  const known = new Map(applied.map(({ name, needs }) => [name, { needs }]));
  const files = names.filter((name) => name.endsWith(".sql")).map((name) => ({ name }));
  const barred = barredBy(files, known);
  if (barred.length > 0) return `of a newer version that this one cannot work with (${barred.join(", ")}): run the newer one`;
  const missing = files.filter(({ name }) => !isOnline(name) && !known.has(name)).map(({ name }) => name);
  return missing.length > 0 ? `missing ${missing.sort().join(", ")}: run \`npm run inlay -- migrate\`` : "ok";
}

/** A connection that did not answer may be dead without knowing: the next look opens a new one. */
function forget(): void {
  const state = held.__inlayReadiness!;
  state.sql?.end({ timeout: 0 }).catch(() => {});
  state.sql = undefined;
}

class Impatience extends Error {}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Impatience(`no answer within ${PATIENCE} ms`)), PATIENCE);
  });
  // Whichever loses must not be heard as an unhandled rejection.
  work.catch(() => {});
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What to tell anyone who asks: nothing of hosts, users or statements. */
function why(error: unknown): string {
  if (error instanceof Impatience) return error.message;
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (code === "42883" || code === "3F000" || code === "22023") return "there, but not migrated: run `npm run inlay -- migrate`";
  return code ? `not reachable (${code})` : "not usable: DATABASE_URL is not set or wrong";
}
