import type { Sql } from "#db/client.ts";
import type { Compiled } from "#server/metrics/compile.ts";

/** Whose rows a question is about, and the question. */
export type Asked = { tenantId: string; subject: string | null } & Pick<Compiled, "text" | "values">;

/** Whose rows a view shows, as PostgreSQL prints it. */
const FENCE = /\( SELECT scope\.whole\(\) AS whole\) OR \(((?:\w+\.)?subject) = \( SELECT scope\.subject\(\) AS subject\)\)/g;

/**
 * The same questions for a role that no policy holds: each serve view stands as a sub-select in which whose rows they are is a
 * parameter, and where nothing is left of the scope, its limits and locks.
 *
 * @param sql a pool of the database's own login
 * @returns rewrites a question of the registry
 */
export async function unfencing(sql: Sql): Promise<(asked: Asked) => Pick<Compiled, "text" | "values">> {
  const views = await sql<{ name: string; definition: string }[]>`
    select 'serve.' || viewname as name, rtrim(trim(pg_get_viewdef(format('serve.%I', viewname)::regclass)), ';') as definition
    from pg_views where schemaname = 'serve'`;
  const definitions = new Map(views.map(({ name, definition }) => [name, definition]));
  return ({ tenantId, subject, text, values }) => {
    const [tenant, one] = [`$${values.length + 1}::uuid`, `$${values.length + 2}::text`];
    const bare = (definition: string) =>
      definition
        .replaceAll("scope.tenant()", () => tenant)
        .replace(FENCE, (_, column: string) => (subject === null ? "true" : `${column} = ${one}`))
        .replaceAll("scope.whole()", "true")
        // What is asked once a query: whether its dashboard is open, and whether anything is locked.
        .replace(/\( SELECT scope\.(?:opens|unlocked)\('\w+'::text\) AS \w+\)/g, "true")
        .replace(/\( SELECT scope\.lock\('\w+'::text\) AS lock\)/g, "null::jsonb")
        // Of no devices, since nothing is locked.
        .replace(/scope\.kept_devices\(\) k(?:\([^)]*\))?/g, "(select null::text, null::text where false) k(subject, device)");
    const rewritten = text.replace(/\bfrom (serve\.\w+)/g, (_, name: string) => `from (${bare(definitions.get(name)!)}) fenced`);
    if (rewritten.includes("scope.")) throw new Error(`A fence is left: ${/scope\.\w+\([^)]*\)/.exec(rewritten)?.[0]}`);
    return { text: rewritten, values: [...values, tenantId, ...(subject === null ? [] : [subject])] };
  };
}
