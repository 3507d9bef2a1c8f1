import { z } from "zod";
import { ERRORS, type ErrorCode } from "#server/errors.ts";
import { slug } from "#server/http/problem.ts";
import { KEY_SCOPES } from "#server/keys/scopes.ts";
import { EventBatch, EventSchema, eventComponents } from "#server/openapi/event-schemas.ts";
import type { Operation } from "#server/openapi/operation.ts";
import { OPERATIONS } from "#server/openapi/operations.ts";

/** JSON as it stands in the document: schemas are made by zod, not typed again here. */
export type Json = { [key: string]: unknown };

export const Problem = z
  .object({
    type: z.string().meta({ description: "Where this kind of error is described." }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "What happened, where, and what to do." }),
    instance: z.string().meta({ description: "This one request: quote it when you ask us." }),
    code: z.string().meta({ description: "For programs." }),
    path: z.string().optional().meta({ description: "Where in the input." }),
    index: z.int().optional().meta({ description: "Which event of the request." }),
    retryAfter: z.number().optional().meta({ description: "Seconds after which to try again, as in the header." }),
    reference: z.string().optional().meta({ description: "Of an internal error: what to tell us." }),
  })
  .meta({ id: "Problem", description: "An error as RFC 9457 describes it." });

/** The OpenAPI 3.1 document of the REST API, made from the schemas that check its requests. */
export function openapiDocument(): Json {
  const schemas = components();
  return {
    openapi: "3.1.0",
    info: {
      title: "Inlay API",
      version: "1",
      description:
        "Send raw events; embed and ask for the figures made from them. Server to server: never put an API key into a page or an app.",
    },
    servers: [{ url: "/" }],
    security: [{ apiKey: [] }],
    paths: paths(schemas.ref),
    components: {
      schemas: schemas.all,
      securitySchemes: {
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: `A tenant's API key, \`Authorization: Bearer inlay_...\`. Scopes: ${Object.entries(KEY_SCOPES)
            .map(([scope, may]) => `\`${scope}\` (${may})`)
            .join(", ")}.`,
        },
        frameSession: {
          type: "http",
          scheme: "bearer",
          description:
            "The session of an embedded frame, `Authorization: Bearer inlay_es_...`: whose rows, which dashboards and what is locked " +
            "are those of the token it was opened with.",
        },
      },
    },
  };
}

type Ref = (schema: z.ZodType) => Json;

/** All named schemas, and how to point to one; what has no name stands where it is used. */
function components(): { all: Json; ref: Ref } {
  const named = z.registry<{ id: string }>();
  for (const [name, schema] of [...eventComponents(), ...ownNames()]) if (!named.has(schema)) named.add(schema, { id: name });
  const made = z.toJSONSchema(named, { io: "input", uri: (id) => `${PLACE}${id}` });
  // Named schemas inside others, which are not in our list, come in a bundle of their own.
  const { __shared, ...schemas } = tidy(made.schemas) as Record<string, Json>;
  const all = { ...schemas, ...((__shared?.$defs as Json | undefined) ?? {}) };
  const ref = (schema: z.ZodType): Json => {
    const id = named.get(schema)?.id;
    if (id) return { $ref: `${PLACE}${id}` };
    if (schema instanceof z.ZodUnion) return { anyOf: schema.options.map((option) => ref(option as z.ZodType)) };
    return tidy(z.toJSONSchema(schema, { io: "input" })) as Json;
  };
  return { all, ref };
}

const PLACE = "#/components/schemas/";

/** The schemas that operations use, by the name each bears. */
function ownNames(): [string, z.ZodType][] {
  const used = OPERATIONS.flatMap(({ request, response }) =>
    [...Object.values(request ?? {}), response].map(({ schema }) => schema),
  );
  return [Problem, EventSchema, EventBatch, ...used].flatMap((schema): [string, z.ZodType][] => {
    const id = schema.meta()?.id;
    return id ? [[id, schema]] : [];
  });
}

/** Without what only a schema in a file of its own needs, and without the limits of a double on every integer. */
function tidy(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidy);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => {
      if (key === "$schema" || key === "$id") return [];
      if ((key === "maximum" || key === "minimum") && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER) return [];
      if (key === "$ref") return [[key, String(value).replace("__shared#/$defs/", "")]];
      return [[key, tidy(value)]];
    }),
  );
}

function paths(ref: Ref): Json {
  const found: Record<string, Json> = {};
  for (const operation of OPERATIONS) {
    found[operation.path] ??= {};
    found[operation.path]![operation.method] = entry(operation, ref);
  }
  return found;
}

function entry(operation: Operation, ref: Ref): Json {
  const { id, summary, scopes, frames, parameters, request, response, errors } = operation;
  const content = ({ schema, example }: { schema: z.ZodType; example?: unknown }) => ({
    schema: ref(schema),
    ...(example !== undefined && { example }),
  });
  return {
    operationId: id,
    summary,
    description: described(operation),
    ...(scopes === null && { security: [] }),
    ...(frames && { security: [{ apiKey: [] }, { frameSession: [] }] }),
    ...(parameters && {
      parameters: parameters.map(({ name, in: place, about: description, schema }) => ({
        name,
        in: place,
        required: place === "path",
        description,
        schema: ref(schema),
      })),
    }),
    ...(request && {
      requestBody: {
        required: true,
        content: Object.fromEntries(Object.entries(request).map(([type, it]) => [type, content(it)])),
      },
    }),
    responses: {
      "200": { description: response.about ?? "Done.", content: { "application/json": content(response) } },
      ...failures(errors, ref),
    },
  };
}

/** What it does, and what whoever calls it needs. */
function described({ about, scopes, frames }: Operation): string {
  if (scopes === null) return about;
  const key = `The API key needs the scope ${scopes.map((scope) => `\`${scope}\``).join(" or ")}.`;
  const frame = frames ? ` A frame's session is taken as well, when its token has \`${frames}\` in \`can\`.` : "";
  return `${about}\n\n${key}${frame}`;
}

/** Error answers by status; several codes may share one. */
function failures(codes: readonly ErrorCode[], ref: Ref): Json {
  const byStatus = Map.groupBy(codes, (code) => ERRORS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, shared]) => [
      String(status),
      {
        description: shared.map((code) => `${ERRORS[code].title} (\`${code}\`).`).join(" "),
        ...(status === 429 || status === 503 ? { headers: { "Retry-After": RETRY_AFTER } } : {}),
        content: { "application/problem+json": { schema: ref(Problem), example: problemExample(shared[0]!) } },
      },
    ]),
  );
}

const RETRY_AFTER = { description: "Seconds after which to try again.", schema: { type: "integer" } };

const problemExample = (code: ErrorCode): Json => ({
  type: `/docs/api#${slug(code)}`,
  title: ERRORS[code].title,
  status: ERRORS[code].status,
  detail: `${ERRORS[code].title}: what, where, and what to do.`,
  instance: "urn:uuid:019aa0c4-7d52-7c1e-9c5f-2f6f6d3f1b7a",
  code,
});
