import { z } from "zod";
import { Envelope } from "#server/events/envelope.ts";
import { eventDefinition } from "#server/events/registry.ts";

/** What a schema says of one place in an event. */
export type Expected = {
  /** What the field is for. */
  about: string | null;
  /** "a whole number, at least 0". */
  form: string;
  required: boolean;
};

type Node = {
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node;
  anyOf?: Node[];
  required?: string[];
};

/**
 * What the schema of a type expects at a place, as a JSON pointer into the event; null where it says nothing of it (a name
 * that it does not know, a type that there is not).
 */
export function expectedAt(schemaVersion: string, path: string): Expected | null {
  const definition = eventDefinition(schemaVersion.split("@")[0] ?? "");
  const steps = path.split("/").slice(1).map(unescaped);
  const inData = steps[0] === "data" && steps.length > 1;
  if (steps.length === 0 || (inData && !definition)) return null;
  const schema = inData ? definition!.data : Envelope;
  let node = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Node;
  let required = false;
  for (const step of inData ? steps.slice(1) : steps) {
    const next = below(node, step);
    if (!next) return null;
    required = node.required?.includes(step) ?? false;
    node = next;
  }
  return { about: node.description ?? null, form: formOf(node), required };
}

const unescaped = (step: string) => step.replaceAll("~1", "/").replaceAll("~0", "~");

function below(node: Node, step: string): Node | undefined {
  if (node.properties && Object.hasOwn(node.properties, step)) return node.properties[step];
  if (node.items && /^\d+$/.test(step)) return node.items;
  const member = node.anyOf?.map((one) => below(one, step)).find((found) => found !== undefined);
  if (member) return member;
  return typeof node.additionalProperties === "object" ? node.additionalProperties : undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  null: "null",
};

function formOf(node: Node): string {
  if (node.const !== undefined) return JSON.stringify(node.const);
  // Lists of hundreds (currencies, zones) are told by their description.
  if (node.enum && node.enum.length <= 20) return `one of ${node.enum.map(String).join(", ")}`;
  if (node.anyOf) return node.anyOf.map(formOf).join(", or ");
  const kind = KINDS[[node.type].flat()[0] ?? ""] ?? "a value";
  const limits = [
    node.format && `in the form ${node.format}`,
    node.minimum !== undefined && node.minimum > Number.MIN_SAFE_INTEGER && `at least ${node.minimum}`,
    node.maximum !== undefined && node.maximum < Number.MAX_SAFE_INTEGER && `at most ${node.maximum}`,
    node.minLength && "not empty",
    node.maxLength && `at most ${node.maxLength} characters`,
  ].filter(Boolean);
  return [kind, ...limits].join(", ");
}
