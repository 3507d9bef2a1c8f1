import { channel } from "node:diagnostics_channel";
import type { Sql, Tx } from "#db/client.ts";

/** One subject, or all of a tenant's, said explicitly. There is no scope that means "no restriction". */
export type SubjectScope = { mode: "one"; subject: string } | { mode: "all" };

/**
 * Narrower than the subjects: rows of these dashboards alone, and of them those whose dimensions have one of the listed
 * values (an empty list: none; a row without a value has none of them). "none" is said explicitly.
 */
export type Limits = "none" | { dashboards: readonly string[]; filters: Locks };
/** By dimension the values that rows must have. */
export type Locks = Readonly<Record<string, readonly string[]>>;

export type Scope = { tenantId: string; subjects: SubjectScope; limits: Limits };

const limitsIn = new WeakMap<Tx, Limits>();

/** Told of each scope that is entered, in the work that enters it: for the log to name its tenant. */
export const SCOPES = "inlay:scope";
const scopes = channel(SCOPES);

/**
 * Runs work in one transaction whose rows are those of the scope, whatever its queries ask for: row level security
 * and the serve views compare with the settings made here. The scope ends with the transaction.
 */
export function inScope<T>(sql: Sql, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  scopes.publish(scope);
  const subject = scope.subjects.mode === "one" ? scope.subjects.subject : null;
  return sql.begin(async (began) => {
    const tx = began as unknown as Tx;
    limitsIn.set(tx, scope.limits);
    const limits = JSON.stringify(scope.limits);
    // Sent now, not when awaited: queries are sent in the order of their start, and the scope must be the first.
    const entered = tx`
      select scope.enter(${scope.tenantId}::uuid, ${scope.subjects.mode}, ${subject}, ${limits}::text::jsonb)`.execute();
    const [, result] = await Promise.all([entered, work(tx)]);
    return result;
  }) as Promise<T>;
}

/**
 * The values that this transaction's rows are limited to, by dimension, for who has to choose where to read: the database
 * keeps to them anyway. Empty where nothing is locked.
 */
export const locksOf = (tx: Tx): Locks => locksIn(limitsIn.get(tx) ?? "none");

export const locksIn = (limits: Limits): Locks => (limits === "none" ? {} : limits.filters);
