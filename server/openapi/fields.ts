import type { Json } from "#server/openapi/document.ts";

/** One line of a rendered schema: `merchant.name`, `splits[].amountMinor`. */
export type Field = { path: string; type: string; required: boolean; about: string; limits: string };

type Schemas = Readonly<Record<string, Json>>;

/** The fields of an object's schema, those of nested objects after their parent. Depth is limited by the schema itself: ours do not recur. */
export function fieldsOf(schema: Json, schemas: Schemas, prefix = ""): Field[] {
  const { node } = resolve(schema, schemas);
  const required = new Set((node.required as string[] | undefined) ?? []);
  return Object.entries((node.properties as Record<string, Json> | undefined) ?? {}).flatMap(([name, property]) => {
    const path = `${prefix}${name}`;
    const inner = resolve(property, schemas);
    const items = inner.node.items ? resolve(inner.node.items as Json, schemas) : undefined;
    const field = {
      path,
      type: typeOf(property, schemas),
      required: required.has(name),
      about: String(property.description ?? inner.node.description ?? ""),
      limits: limitsOf(inner.node),
    };
    if (items?.node.properties) return [field, ...fieldsOf(items.node, schemas, `${path}[].`)];
    if (inner.node.properties) return [field, ...fieldsOf(inner.node, schemas, `${path}.`)];
    return [field, ...ofKinds(inner.node, schemas, `${path}.`)];
  });
}

/** The fields of an object of several kinds: each once, required where every kind requires it. */
function ofKinds(node: Json, schemas: Schemas, prefix: string): Field[] {
  const kinds = ((node.oneOf ?? []) as Json[]).map((kind) => resolve(kind, schemas).node);
  const all = kinds.flatMap((kind) => fieldsOf(kind, schemas, prefix));
  return [...Map.groupBy(all, ({ path }) => path).values()].map((same) => ({
    ...same[0]!,
    type: [...new Set(same.map(({ type }) => type))].join(" | "),
    required: same.length === kinds.length && same.every(({ required }) => required),
    about: [...new Set(same.map(({ about }) => about))].join(" "),
  }));
}

function resolve(schema: Json, schemas: Schemas): { node: Json; name?: string } {
  const name = typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1)! : undefined;
  return name ? { node: schemas[name] ?? {}, name } : { node: schema };
}

/** A short name of what a schema takes, as one would say it. */
export function typeOf(schema: Json, schemas: Schemas): string {
  const { node, name } = resolve(schema, schemas);
  if (node.const !== undefined) return String(node.const);
  if (Array.isArray(node.enum)) return node.enum.map(String).join(" | ");
  const choices = (node.anyOf ?? node.oneOf) as Json[] | undefined;
  if (choices) return name ?? [...new Set(choices.map((choice) => typeOf(choice, schemas)))].join(" | ");
  if (node.type === "array") return `${typeOf((node.items as Json | undefined) ?? {}, schemas)}[]`;
  if (typeof node.format === "string") return node.format;
  return name && node.type === "object" ? name : String(node.type ?? "any");
}

function limitsOf(node: Json): string {
  const number = (value: unknown) => Number(value).toLocaleString("en");
  const said: string[] = [];
  if (node.maxLength !== undefined) said.push(`at most ${number(node.maxLength)} characters`);
  if (node.maxItems !== undefined) said.push(`at most ${number(node.maxItems)} entries`);
  if (node.minimum !== undefined && node.maximum !== undefined) said.push(`${number(node.minimum)} to ${number(node.maximum)}`);
  else if (node.minimum !== undefined) said.push(`at least ${number(node.minimum)}`);
  else if (node.maximum !== undefined) said.push(`at most ${number(node.maximum)}`);
  return said.join(", ");
}
