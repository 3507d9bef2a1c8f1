import { gzipSync } from "node:zlib";
import fc from "fast-check";
import type { ErrorCode } from "#server/errors.ts";
import type { Reply } from "#server/fuzz/testing/faults-in.ts";
import { read } from "#server/fuzz/testing/procedures.ts";
import { ADDRESS } from "#server/isolation/testing/asking.ts";
import type { allRoutes } from "#server/isolation/testing/routes.ts";
import { openapiDocument } from "#server/openapi/document.ts";
import { OPERATIONS } from "#server/openapi/operations.ts";
import { arbitraryOfJson, type JsonSchema } from "#server/testing/arbitrary-of.ts";
import { mutated, NASTY_TEXTS, textOf } from "#server/testing/nasty.ts";

type Parameter = { name: string; in: "path" | "query" | "header"; schema: JsonSchema };
type Described = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: JsonSchema; example?: unknown }> };
};

export type Operation = Described & { method: string; path: string };

/** What is sent to a door: everything as text, as it travels. */
export type Sent = { params: Record<string, string>; query: string; headers: Record<string, string>; body: Buffer | null };

const DOCUMENT = openapiDocument() as JsonSchema & { paths: Record<string, Record<string, Described>> };

/** Every operation of the REST API, from the OpenAPI document itself. */
export function allOperations(): Operation[] {
  return Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ ...described, method: method.toUpperCase(), path })),
  );
}

const word = (pool: readonly unknown[]) =>
  fc.constantFrom(...pool.filter((value): value is string => typeof value === "string"), ...NASTY_TEXTS);

/** Calls of an operation as its document describes them, and calls that are wrong in some part. */
export function callsOf(
  { parameters = [], requestBody }: Operation,
  { pool, ids }: { pool: readonly unknown[]; ids: readonly string[] },
): fc.Arbitrary<Sent> {
  const value = ({ schema, in: place }: Parameter) =>
    fc.oneof(arbitraryOfJson(schema, DOCUMENT).map(String), word(pool), place === "path" ? fc.constantFrom(...ids) : word(pool));
  const values = (place: Parameter["in"]) =>
    fc.record(Object.fromEntries(parameters.filter((it) => it.in === place).map((it) => [it.name, value(it)])), {
      requiredKeys: place === "path" ? parameters.filter((it) => it.in === place).map(({ name }) => name) : [],
    }) as fc.Arbitrary<Record<string, string>>;
  const more = fc.dictionary(fc.constantFrom("limit", "tenantId", "__proto__", "subject", "before"), word(pool), { maxKeys: 2 });
  return fc
    .record({
      params: values("path"),
      query: values("query"),
      more,
      headers: values("header"),
      body: bodiesOf(requestBody, pool),
    })
    .map(({ params, query, more: others, headers, body }) => ({
      params,
      query: new URLSearchParams({ ...others, ...query }).toString(),
      headers: { ...sendable(headers), ...body.headers },
      body: body.bytes,
    }));
}

type Body = { bytes: Buffer | null; headers: Record<string, string> };

function bodiesOf(described: Described["requestBody"], pool: readonly unknown[]): fc.Arbitrary<Body> {
  if (!described) return fc.constant({ bytes: null, headers: {} });
  const kinds = Object.entries(described.content).map(([type, { schema, example }]) => {
    const right = fc.oneof(arbitraryOfJson(schema, DOCUMENT), example === undefined ? objects(pool) : fc.constant(example));
    return fc.oneof(right, mutated(right)).map((value) => ({ type, value }));
  });
  const plain = fc.oneof(...kinds).map(({ type, value }): Body => {
    const lines = type.includes("ndjson") && Array.isArray(value) ? value.map((line) => textOf(line)).join("\n") : undefined;
    return { bytes: Buffer.from(lines ?? textOf(value) ?? ""), headers: { "content-type": type } };
  });
  return fc.oneof({ arbitrary: plain, weight: 8 }, { arbitrary: plain.chain(spoilt), weight: 2 });
}

const objects = (pool: readonly unknown[]) =>
  fc.constantFrom(...pool.filter((value) => typeof value === "object" && value !== null));

/** A body as it arrives when something went wrong on the way, or when somebody says what it is not. */
function spoilt({ bytes, headers }: Body): fc.Arbitrary<Body> {
  const whole = bytes ?? Buffer.alloc(0);
  return fc.oneof(
    fc.nat(whole.length).map((at) => ({ bytes: whole.subarray(0, at), headers })),
    fc.uint8Array({ maxLength: 60 }).map((noise) => ({ bytes: Buffer.concat([whole, noise]), headers })),
    fc.constant({ bytes: Buffer.concat([Buffer.from("\ufeff"), whole]), headers }),
    fc.constant({ bytes: gzipSync(whole), headers: { ...headers, "content-encoding": "gzip" } }),
    fc.nat(30).map((at) => ({ bytes: gzipSync(whole).subarray(0, at), headers: { ...headers, "content-encoding": "gzip" } })),
    fc
      .constantFrom("text/plain", "application/xml", "application/json; charset=utf-16", "multipart/form-data", "")
      .map((type) => ({
        bytes: whole,
        headers: { "content-type": type },
      })),
    fc.constantFrom("br", "gzip, gzip", "deflate", "x".repeat(300)).map((encoding) => ({
      bytes: whole,
      headers: { ...headers, "content-encoding": encoding },
    })),
  );
}

/** Only what a header can hold arrives at all. */
const sendable = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => /^[\x21-\x7e][\x20-\x7e]*$/.test(value)));

/** Calls an operation's route handler as its server does. @throws Error for an operation that no route answers */
export async function callOperation(
  routes: Awaited<ReturnType<typeof allRoutes>>,
  { method, path }: Operation,
  { params, query, headers, body }: Sent,
  proof: Record<string, string>,
): Promise<Reply> {
  const name = `${method} ${path.replace(/\{(\w+)\}/g, "[$1]")}`;
  const handler = routes.get(name);
  if (!handler) throw new Error(`The document describes ${name}, which no route answers.`);
  const place = path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key]!.toWellFormed()));
  const init = { method, headers: { ...headers, ...proof }, body: body === null ? null : new Uint8Array(body) };
  return read(await handler(new Request(`${ADDRESS}${place}?${query}`, init), { params: Promise.resolve(params) }));
}

/** What an answer says that the document does not: an error that is not listed, a result of another shape. */
export function undocumented({ operationId }: Operation, { status, text }: Reply): string[] {
  const { response, errors } = OPERATIONS.find(({ id }) => id === operationId)!;
  const body: unknown = JSON.parse(text);
  if (status < 400) return response.schema.safeParse(body).success ? [] : [`an answer of another shape: ${text.slice(0, 300)}`];
  const { code } = body as { code: ErrorCode };
  return errors.includes(code) ? [] : [`the error ${code}, which the document does not list`];
}
