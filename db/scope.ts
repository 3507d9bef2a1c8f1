import type { Sql, Tx } from "#db/client.ts";

/** One subject, or all of a tenant's, said explicitly. There is no scope that means "no restriction". */
export type SubjectScope = { mode: "one"; subject: string } | { mode: "all" };
export type Scope = { tenantId: string; subjects: SubjectScope };

/**
 * Runs work in one transaction whose rows are those of the scope, whatever its queries ask for: row level security
 * and the serve views compare with the three settings made here. The scope ends with the transaction.
 */
export function inScope<T>(sql: Sql, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const subject = scope.subjects.mode === "one" ? scope.subjects.subject : null;
  return sql.begin(async (tx) => {
    // Sent now, not when awaited: queries are sent in the order of their start, and the scope must be the first.
    const entered = tx`select scope.enter(${scope.tenantId}::uuid, ${scope.subjects.mode}, ${subject})`.execute();
    const [, result] = await Promise.all([entered, work(tx as unknown as Tx)]);
    return result;
  }) as Promise<T>;
}
