import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { checkEvent } from "#server/events/check-event.ts";
import { eventDefinitions } from "#server/events/registry.ts";
import { type Json, openapiDocument } from "#server/openapi/document.ts";
import { OPERATIONS } from "#server/openapi/operations.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const document = openapiDocument() as {
  openapi: string;
  paths: Record<string, Json>;
  components: { schemas: Record<string, Json> };
};
const text = JSON.stringify(document);

describe("the OpenAPI document", () => {
  test("points nowhere that is not in it", () => {
    const targets = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((found) => found[1]!);
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((target) => !document.components.schemas[target.replace("#/components/schemas/", "")])).toEqual([]);
    expect(text).not.toMatch(/__shared|\$defs/);
  });

  test.each(eventDefinitions().map(({ type, title }) => [type, title]))(
    "has a complete event of type %s that the door accepts",
    (type, title) => {
      const schema = document.components.schemas[`${title}Event`] as { examples: Json[]; required: string[]; properties: Json };
      const [example] = schema.examples;
      expect(Object.keys(example!)).toEqual(expect.arrayContaining(schema.required));
      expect(example).toMatchObject({ specversion: "1.0", type, datacontenttype: "application/json" });
      expect(checkEvent(example).ok).toBe(true);
    },
  );

  test("shows each field of an event's data in its example, or it is what only a removal has", () => {
    for (const { title, example } of eventDefinitions()) {
      const { properties } = document.components.schemas[`${title}Data`] as {
        properties: Record<string, { description?: string }>;
      };
      const left = Object.keys(properties).filter((name) => !(name in example.data));
      expect(
        left.filter((name) => !["category", "ownTransfer", "refundOf", "occurredAt", "splits"].includes(name)),
        title,
      ).toEqual([]);
      expect(
        Object.entries(properties).filter(([, { description }]) => !description),
        title,
      ).toEqual([]);
    }
  });

  test.each(OPERATIONS.map(({ method, path }) => [method, path]))("%s %s is there, and has a handler", (method, path) => {
    expect(document.paths[path]).toHaveProperty(method);
    expect(existsSync(join(ROOT, "app", path.replaceAll("{", "[").replaceAll("}", "]"), "route.ts"))).toBe(true);
  });

  test("examples of requests and answers fit their schemas", () => {
    for (const { id, request, response } of OPERATIONS) {
      for (const { schema, example } of [...Object.values(request ?? {}), response]) {
        if (example !== undefined) expect(schema.safeParse(example).error, id).toBeUndefined();
      }
    }
  });

  test("says which operations a frame's session may ask, beside a key", () => {
    const taken = OPERATIONS.filter(({ method, path }) =>
      JSON.stringify((document.paths[path] as Record<string, Json>)[method]!.security ?? []).includes("frameSession"),
    );
    expect(taken.map(({ id }) => id)).toEqual(["query", "listMetrics"]);
    expect(document.components).toHaveProperty("securitySchemes.frameSession");
  });
});
