import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { arbitraryOf, arbitraryOfJson } from "#server/testing/arbitrary-of.ts";

const Tree: z.ZodType = z.lazy(() => z.strictObject({ name: z.string(), children: z.array(Tree).max(2).default([]) }));

/** What the schemas of the app are made of. */
const SCHEMAS: Record<string, z.ZodType> = {
  texts: z.strictObject({
    any: z.string().min(2).max(5),
    long: z.string().max(500).optional(),
    id: z.uuid(),
    day: z.iso.date(),
    at: z.iso.datetime({ offset: true }),
    slug: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/),
    trimmed: z.string().trim().max(20),
  }),
  numbers: z.strictObject({ page: z.int().min(1).max(200), share: z.number().min(0).max(1), big: z.int(), none: z.null() }),
  choices: z.union([z.literal("tenant"), z.strictObject({ kind: z.enum(["a", "b"]) }), z.tuple([z.boolean(), z.null()])]),
  kinds: z.discriminatedUnion("op", [z.object({ op: z.literal("set"), value: z.json() }), z.object({ op: z.literal("remove") })]),
  wrapped: z.object({
    limit: z.int().min(1).max(9).default(5),
    after: z.string().nullable().catch(null),
    on: z.boolean().readonly(),
  }),
  maps: z.record(z.string(), z.array(z.int()).min(1)),
  both: z.intersection(z.object({ a: z.string() }), z.object({ b: z.int() })),
  piped: z.string().transform((text) => text.length),
  tree: Tree,
};

test.each(Object.entries(SCHEMAS))("%s: what is made fits the schema it is made of", (_, schema) => {
  fc.assert(
    fc.property(arbitraryOf(schema, []), (value) => {
      expect(schema.safeParse(value).error).toBeUndefined();
    }),
    { numRuns: 200 },
  );
});

test("every member, option and length comes up", () => {
  const schema = z.object({ kind: z.enum(["a", "b"]), maybe: z.int().optional(), list: z.array(z.boolean()).max(3) });
  const made = fc.sample(arbitraryOf(schema, []), { numRuns: 300, seed: 1 }) as z.input<typeof schema>[];
  expect(new Set(made.map(({ kind }) => kind))).toEqual(new Set(["a", "b"]));
  expect(new Set(made.map(({ maybe }) => typeof maybe))).toEqual(new Set(["number", "undefined"]));
  expect(new Set(made.map(({ list }) => list.length))).toEqual(new Set([0, 1, 2, 3]));
});

test("what only code can tell is met by the pool, at each place by those that fit there", () => {
  const Zone = z.string().refine((name) => name === "Europe/Prague");
  const Place = z.string().transform((text, context) => {
    if (!text.startsWith("~")) context.addIssue("is no place");
    return text;
  });
  const schema = z.object({
    zone: Zone,
    after: Place,
    plan: z.looseObject({}).superRefine((plan, context) => void (plan.kind === "flat" || context.addIssue("no plan"))),
  });
  const pool = ["Europe/Prague", "~1", { kind: "flat" }, 7, { zone: "Europe/Prague", after: "~2", plan: { kind: "flat" } }];
  const made = fc.sample(arbitraryOf(schema, pool), { numRuns: 300, seed: 1 });
  const fit = made.filter((value) => schema.safeParse(value).success);
  expect(fit.length).toBeGreaterThan(100);
  expect(new Set(fit.map((value) => (value as { after: string }).after))).toEqual(new Set(["~1", "~2"]));
});

test("references point into the document that they stand in; a broken one is said", () => {
  const root = { components: { schemas: { Id: { type: "string", pattern: "^i\\d$" } } } };
  const [made] = fc.sample(arbitraryOfJson({ $ref: "#/components/schemas/Id" }, root), 1);
  expect(made).toMatch(/^i\d$/);
  expect(() => arbitraryOfJson({ $ref: "#/components/schemas/None" }, root)).toThrow(/nothing/);
});
