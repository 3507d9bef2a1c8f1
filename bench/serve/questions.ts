import type { Asker } from "#bench/serve/askers.ts";
import type { Kind, Statements } from "#bench/serve/jobs.ts";
import { requestBytes } from "#bench/serve/wire.ts";
import { compile } from "#server/metrics/compile.ts";
import { MetricQuery, type MetricQueryInput } from "#server/metrics/contract.ts";
import { resolve } from "#server/metrics/question.ts";

/** The two doors of a question: of a tenant's server, and of somebody who is signed in. */
type Doors = { rest: Kind; trpc: Kind };
/** A question as it is asked: worked out for each request, as it may be kept from a moment ago, and of the database itself. */
export type Question = { name: string; rows: number; anew: Doors; kept: Doors; sql: Statements };

type Installation = { url: string; databaseUrl: string };
type Asking = { asker: Asker; subject: string | null; query: MetricQueryInput };

/** Month by category: 480 rows of a tenant as a whole, 24 of one subject in one category. By turns of all who ask. */
export function questionsOf(at: Installation, askers: readonly Asker[], period: { from: string; to: string }): Question[] {
  const query: MetricQueryInput = { measures: ["spending.out"], dimensions: ["category"], granularity: "month", period };
  const one: MetricQueryInput = { ...query, filters: [{ dimension: "category", in: ["groceries"] }] };
  return [
    question(
      at,
      "one tenant, 480 rows",
      480,
      askers.map((asker) => ({ asker, subject: null, query })),
    ),
    question(
      at,
      "one subject, 24 rows",
      24,
      askers.flatMap((asker) => subjectsOf(asker).map((subject) => ({ asker, subject, query: one }))),
    ),
  ];
}

/** Up to eight subjects of a tenant. */
const subjectsOf = ({ tenant }: Asker): string[] => Array.from({ length: Math.min(8, tenant.subjects) }, (_, at) => `s${at + 1}`);

function question({ url, databaseUrl }: Installation, name: string, rows: number, askings: readonly Asking[]): Question {
  return {
    name,
    rows,
    anew: doors(url, `${name}, asked anew`, askings, { "cache-control": "no-cache" }),
    kept: doors(url, `${name}, kept`, askings, {}),
    sql: {
      name: `SQL, ${name}`,
      databaseUrl,
      // A connection each: the first few say as much as all.
      statements: askings.slice(0, 8).map(({ asker, subject, query }) => {
        const { text, values } = compile(resolve(MetricQuery.parse(query), subject));
        return { text, values: values as (string | number)[], tenantId: asker.tenant.id, subject };
      }),
    },
  };
}

type Headers = Record<string, string>;

const doors = (url: string, name: string, askings: readonly Asking[], headers: Headers): Doors => ({
  rest: { name: `REST, ${name}`, url, requests: askings.map((asking) => restRequest(url, asking, headers)) },
  trpc: {
    name: `tRPC, ${name}`,
    url,
    requests: askings.map(({ asker, subject, query }) =>
      trpcRequest(url, asker, "metrics.query", { ...query, ...(subject === null ? {} : { subject }) }, headers),
    ),
  },
});

const restRequest = (url: string, { asker, subject, query }: Asking, headers: Headers): Buffer =>
  requestBytes(`${url}/api/v1/query`, {
    headers: { ...headers, authorization: `Bearer ${asker.key}` },
    body: { scope: subject === null ? "tenant" : { subject }, ...query },
  });

/** A query of somebody who is signed in, as the browser's client sends it. */
export const trpcRequest = (url: string, { cookie }: Asker, procedure: string, input: object, headers: Headers = {}): Buffer =>
  requestBytes(`${url}/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, {
    headers: { ...headers, cookie },
  });

/** An answer that does nothing: what Next and this machine can do at most. */
export const bareKind = (url: string): Kind => ({ name: "bare Next handler", url, requests: [requestBytes(`${url}/livez`)] });
