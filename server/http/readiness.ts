import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { barredBy, isOnline } from "#db/schema-names.ts";
import { askApart, Impatience } from "#server/ask-apart.ts";
import { log } from "#server/log.ts";

export type Readiness = {
  ready: boolean /** By part: "ok", or what is wrong with it. */;
  parts: { database: string; writable: string; migrations: string };
};

/** Whether this process can serve, found out now and within two seconds. */
export async function readiness(): Promise<Readiness> {
  try {
    const { readOnly, applied } = await ask();
    const parts = { database: "ok", writable: readOnly ? "the database is read-only" : "ok", migrations: await compare(applied) };
    return { ready: Object.values(parts).every((part) => part === "ok"), parts };
  } catch (err) {
    log.warn({ event: "readiness.failed", err });
    const unknown = "not known without the database";
    return { ready: false, parts: { database: why(err), writable: unknown, migrations: unknown } };
  }
}

type Applied = { name: string; needs: string | null };

function ask(): Promise<{ readOnly: boolean; applied: Applied[] }> {
  return askApart("inlay-readiness", async (sql) => {
    const [row] = await sql<{ readOnly: boolean; applied: Applied[] }[]>`
      select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as "readOnly",
        (select jsonb_agg(s) from lookup.schema() s) as applied`;
    return row!;
  });
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

/** What to tell anyone who asks: nothing of hosts, users or statements. */
function why(error: unknown): string {
  if (error instanceof Impatience) return error.message;
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (code === "42883" || code === "3F000" || code === "22023") return "there, but not migrated: run `npm run inlay -- migrate`";
  return code ? `not reachable (${code})` : "not usable: DATABASE_URL is not set or wrong";
}
