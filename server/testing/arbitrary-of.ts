import fc from "fast-check";
import { z } from "zod";

/** A JSON Schema as zod and the OpenAPI document write them, as far as it is read here. */
export type JsonSchema = {
  [key: string]: unknown;
  type?: string;
  $ref?: string;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  not?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: boolean | JsonSchema;
  prefixItems?: JsonSchema[];
  examples?: unknown[];
};

/** How deep a schema that holds itself is followed, and how long what has no limit gets. */
const DEEPEST = 5;
const LONGEST = 6;
/** Values of a pool that one place takes. */
const MOST_EXAMPLES = 60;

/**
 * Inputs that a schema takes, or nearly: what JSON Schema cannot say (a refinement, a transformation) is met by values of the
 * pool, which are tried at each place and given where they fit. Ids and cursors that exist belong there too.
 */
export function arbitraryOf(schema: z.ZodType, pool: readonly unknown[]): fc.Arbitrary<unknown> {
  return arbitraryOfJson(jsonSchemaOf(schema, pool));
}

/** The schema's input as JSON Schema, with those values of the pool as examples that each place takes. */
function jsonSchemaOf(schema: z.ZodType, pool: readonly unknown[]): JsonSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const fitting = pool.filter((value) => z.safeParse(zodSchema, value).success);
      // From all over the pool, so that a place that takes everything gets something of each kind.
      const step = Math.max(1, fitting.length / MOST_EXAMPLES);
      const examples = Array.from({ length: Math.min(fitting.length, MOST_EXAMPLES) }, (_, n) => fitting[Math.floor(n * step)]);
      if (examples.length > 0) jsonSchema.examples = examples as NonNullable<typeof jsonSchema.examples>;
    },
  }) as JsonSchema;
}

/**
 * Values that a JSON Schema describes.
 * @param root where its references point into; without it the schema itself
 */
export function arbitraryOfJson(schema: JsonSchema, root: JsonSchema = schema): fc.Arbitrary<unknown> {
  return made(schema, { root, depth: 0 });
}

type Place = { root: JsonSchema; depth: number };

function made(schema: JsonSchema, place: Place): fc.Arbitrary<unknown> {
  const described = byDescription(schema, place);
  const { examples = [] } = schema;
  return examples.length === 0 ? described : fc.oneof(fc.constantFrom(...examples), described);
}

function byDescription(schema: JsonSchema, place: Place): fc.Arbitrary<unknown> {
  const inside = { root: place.root, depth: place.depth + 1 };
  if (schema.$ref !== undefined) {
    if (place.depth > 2 * DEEPEST) return fc.constant(null);
    return made(schema.$ref === "#" ? place.root : pointed(place.root, schema.$ref), inside);
  }
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const members = (schema.anyOf ?? schema.oneOf)?.filter((member) => !isNever(member));
  if (members) return fc.oneof(...members.map((member) => made(member, inside)));
  // Of a text these are several patterns, of an object its halves.
  if (schema.allOf && schema.type !== "string")
    return fc.tuple(...schema.allOf.map((part) => made(part, inside))).map((parts) => Object.assign({}, ...parts));
  switch (schema.type) {
    case "string":
      return texts(schema);
    case "integer":
    case "number":
      return numbers(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return arrays(schema, inside);
    case "object":
      return objects(schema, inside);
    default:
      return fc.jsonValue({ maxDepth: 3 });
  }
}

/** What a reference such as "#/components/schemas/Event" points to. @throws Error where there is nothing */
function pointed(root: JsonSchema, ref: string): JsonSchema {
  const steps = ref.replace(/^#\//, "").split("/");
  const found = steps.reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], root);
  if (typeof found !== "object" || found === null) throw new Error(`The schema points to ${ref}, where there is nothing.`);
  return found as JsonSchema;
}

const isNever = (schema: JsonSchema) => schema.not !== undefined && Object.keys(schema.not).length === 0;

const DAYS = { min: new Date("1970-01-01"), max: new Date("2300-01-01"), noInvalidDate: true };

function texts(schema: JsonSchema): fc.Arbitrary<string> {
  const [minLength, maxLength] = bounds(schema, "minLength", "maxLength");
  switch (schema.format) {
    case "uuid":
      return fc.uuid();
    case "date":
      return fc.date(DAYS).map((day) => day.toISOString().slice(0, 10));
    case "date-time":
      return fc.date(DAYS).map((day) => day.toISOString());
    case "email":
      return fc.emailAddress();
    case "uri":
      return fc.webUrl();
  }
  const pattern = schema.pattern ?? schema.allOf?.find((part) => part.pattern !== undefined)?.pattern;
  if (typeof pattern === "string") return matching(pattern);
  const plain = fc
    .string({ minLength, maxLength, unit: "grapheme" })
    .map((text) => text.slice(0, Number(schema.maxLength ?? 1e9)));
  // As long as it may be, too.
  const longest = Number(schema.maxLength ?? 0);
  return longest > maxLength && longest <= 10_000 ? fc.oneof({ arbitrary: plain, weight: 9 }, exactly(longest)) : plain;
}

const exactly = (length: number) => ({
  arbitrary: fc.constantFrom("x", "ß", "雨").map((letter) => letter.repeat(length)),
  weight: 1,
});

/** Texts of a pattern; of one that cannot be turned around, any. */
function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern), { maxLength: 200 });
  } catch {
    return fc.string();
  }
}

function numbers(schema: JsonSchema): fc.Arbitrary<number> {
  const least = Number(schema.minimum ?? schema.exclusiveMinimum ?? -1e12);
  const most = Number(schema.maximum ?? schema.exclusiveMaximum ?? Math.max(least, 1e12));
  if (schema.type === "number") return fc.double({ min: least, max: most, noNaN: true });
  const [min, max] = [Math.max(Math.ceil(least), Number.MIN_SAFE_INTEGER), Math.min(Math.floor(most), Number.MAX_SAFE_INTEGER)];
  return fc.oneof(
    fc.integer({ min, max: Math.min(max, min + 100) }),
    fc.maxSafeInteger().map((n) => Math.min(max, Math.max(min, n))),
  );
}

function arrays(schema: JsonSchema, place: Place): fc.Arbitrary<unknown[]> {
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((item) => made(item, place)));
  const [minLength, maxLength] = bounds(schema, "minItems", "maxItems");
  const item = typeof schema.items === "object" ? made(schema.items, place) : fc.jsonValue({ maxDepth: 2 });
  // What holds itself ends where nothing has to follow.
  return fc.array(item, { minLength, maxLength: place.depth > DEEPEST ? minLength : maxLength });
}

function objects(schema: JsonSchema, place: Place): fc.Arbitrary<object> {
  const properties = Object.entries(schema.properties ?? {}).filter(([, property]) => !isNever(property));
  const fields = Object.fromEntries(properties.map(([name, property]) => [name, made(property, place)]));
  const requiredKeys = (schema.required ?? []).filter((name) => name in fields);
  const record = fc.record(fields, { requiredKeys, noNullPrototype: true });
  const { additionalProperties: more } = schema;
  if (typeof more !== "object" || isNever(more)) return record;
  const others = fc.dictionary(fc.string({ maxLength: 20 }), made(more, place), { maxKeys: LONGEST, noNullPrototype: true });
  return fc.tuple(others, record).map(([extra, known]) => ({ ...extra, ...known }));
}

/** The lengths that are made: not all that may be, which would take its time. */
function bounds(schema: JsonSchema, least: string, most: string): [number, number] {
  const min = Number(schema[least] ?? 0);
  return [
    min,
    Math.max(min, Math.min(Number(schema[most] ?? Number.POSITIVE_INFINITY), min + (least === "minItems" ? LONGEST : 40))),
  ];
}
