import { connect, type Sql } from "#db/client.ts";
import { readEnv } from "#server/env.ts";

const PATIENCE = 2_000;

type Line = { sql?: Sql; running?: Promise<unknown> };

// Next bundles route handlers apart from each other; globalThis is what a process has only one of.
const held = globalThis as typeof globalThis & { __inlayLines?: Map<string, Line> };
held.__inlayLines ??= new Map();
const lines = held.__inlayLines;

/** The database did not answer in time. */
export class Impatience extends Error {}

/**
 * Asks the database on a connection that is kept for this question alone: a pool that is merely busy says nothing of the database.
 * Callers at the same moment share one answer.
 *
 * @param name of the connection, for the database's own lists
 * @throws Impatience after two seconds, Error when DATABASE_URL is not set, else what the database throws
 */
export function askApart<T>(name: string, question: (sql: Sql) => Promise<T>): Promise<T> {
  const line = lines.get(name) ?? {};
  lines.set(name, line);
  line.running ??= withPatience(ask(name, line, question))
    .catch((error: unknown) => {
      // A connection that did not answer may be dead without knowing: the next look opens a new one.
      line.sql?.end({ timeout: 0 }).catch(() => {});
      line.sql = undefined;
      throw error;
    })
    .finally(() => {
      line.running = undefined;
    });
  return line.running as Promise<T>;
}

async function ask<T>(name: string, line: Line, question: (sql: Sql) => Promise<T>): Promise<T> {
  const url = readEnv().DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  line.sql ??= connect(url, "app", { max: 1, applicationName: name, statementTimeoutMs: PATIENCE });
  return question(line.sql);
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Impatience(`no answer within ${PATIENCE} ms`)), PATIENCE);
  });
  // Whichever loses must not be heard as an unhandled rejection.
  work.catch(() => {});
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
