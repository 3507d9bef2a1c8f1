import postgres from "postgres";
import { dialer, type Watch } from "#db/dial.ts";
import { lastingPool } from "#db/lasting-pool.ts";
import { tlsOf } from "#db/secure-socket.ts";

/** The roles a connection acts as; each may do only what its room needs (db/sql/policy). */
export type DbRole = "app" | "collector" | "pipeline" | "owner";

export type Sql = postgres.Sql<{ date: string; bigint: bigint; numeric: string }>;
export type Tx = postgres.TransactionSql<{ date: string; bigint: bigint; numeric: string }>;

export type ConnectOptions = {
  max?: number;
  /** Milliseconds before the server cancels a statement; 0 is no limit. 30 seconds for those who answer requests. */
  statementTimeoutMs?: number;
  /** A pool that listens: its connection may be silent for long, and the driver makes it anew by itself. */
  listens?: boolean;
  applicationName?: string;
};

/** Longer than any statement may take, a connection in use has no reason to be silent. */
const SILENCE_MS = 5_000;
/** Less than any silence, so that one that is not in use is ended before it is missed. */
const IDLE_SECONDS = 30;
/** After which nothing is under way on a pool that was retired, where statements have a limit and where they have none. */
const GRACE_MS = { limited: 60_000, unlimited: 3_600_000 };

/**
 * A pool that acts as one role from its first statement on: the role is part of the connection's startup, so the
 * login itself may be the owner or (better) a login that is a member of just that role.
 *
 * Dates without a time come back as "YYYY-MM-DD", timestamps as Date, bigint as BigInt, numeric as string.
 */
export function connect(url: string, role: DbRole, options: ConnectOptions = {}): Sql {
  const statementTimeout = options.statementTimeoutMs ?? (role === "app" || role === "collector" ? 30_000 : 0);
  const tls = tlsOf(url);
  const settings = {
    max: options.max ?? 10,
    idle_timeout: IDLE_SECONDS,
    // By the dialer, which then knows what becomes of the connection.
    ssl: false,
    connect_timeout: 10,
    // The driver's timer for it would outlive a lost connection, whose end it is not told of, and hold up a process that is done for
    // up to an hour. A connection that is not in use ends anyway.
    max_lifetime: null,
    prepare: true,
    onnotice: () => {},
    connection: {
      application_name: options.applicationName ?? `inlay-${role}`,
      role: role === "owner" ? "inlay_owner" : `inlay_${role}`,
      TimeZone: "UTC",
      statement_timeout: statementTimeout,
      // On by default in most servers; compiling the roller's statements takes it seconds for each, running them milliseconds.
      jit: "off",
    },
    types: {
      // As text, for the database to read: the driver would make a JavaScript date of it, which drops microseconds, and
      // what it cannot make one of it throws inside its own reader, so that the connection hangs for good.
      timestamptz: { to: 1184, from: [1114, 1184], serialize: printed, parse: (value: string) => new Date(value) },
      date: { to: 1082, from: [1082], serialize: (value: string) => value, parse: (value: string) => value },
      bigint: postgres.BigInt,
      numeric: { to: 1700, from: [1700], serialize: (value: string) => value, parse: (value: string) => value },
    },
  };
  const silenceMs = statementTimeout > 0 && !options.listens ? statementTimeout + SILENCE_MS : 0;
  const make = (watch?: Watch): Sql => {
    const socket = dialer({ tls, silenceMs, ...(watch && { watch }) });
    // Whatever still waits for a connection of a retired pool learns at once that there will be none.
    const wait = (attempt: number) => (watch?.barred() ? 0 : backoff(attempt));
    return postgres(url, { ...settings, socket, backoff: wait } as typeof settings) as unknown as Sql;
  };
  if (options.listens) return make();
  return lastingPool(make, statementTimeout > 0 ? GRACE_MS.limited : GRACE_MS.unlimited);
}

const printed = (value: unknown): string =>
  value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : String(value);

/**
 * Seconds before a connection is tried again: a second at most, since the driver's own waits grow to twenty, and a server
 * that has restarted should be noticed when it is back.
 */
const backoff = (attempt: number): number => Math.min(1, 0.05 * 2 ** attempt) * (0.5 + Math.random() / 2);

/**
 * A pool as the login itself, before any role exists: for migrations and health checks only. Its sessions stay the same
 * however long they live, since locks are held by them.
 */
export function connectAsLogin(url: string, max = 1): Sql {
  return postgres(url, { max, onnotice: () => {}, connect_timeout: 10, max_lifetime: null }) as unknown as Sql;
}
