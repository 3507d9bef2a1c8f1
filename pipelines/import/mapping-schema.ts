import { z } from "zod";

/** A mapping as written in YAML; docs/import.md explains every key. Unknown keys are errors, so that no typing mistake is ignored. */

const Text = z.string().min(1);
const Scalar = z.union([z.string(), z.number(), z.boolean()], { error: "must be a text, a number or true/false" });
const Doubt = z.enum(["error", "earlier", "later"]);
const OneCharacter = z.string().length(1, "must be one character");

const Csv = z.strictObject({
  type: z.literal("csv"),
  delimiter: OneCharacter.default(","),
  quote: z.union([OneCharacter, z.literal(false)], { error: "must be one character, or false for none" }).default('"'),
  encoding: Text.default("utf-8"),
  /** true: the first row names the columns. A list: the file has no such row, and these are the names. */
  header: z
    .union([z.literal(true), z.array(Text).min(1)], {
      error: "must be true, or the list of column names of a file without a header row",
    })
    .default(true),
  trim: z.boolean().default(true),
  null_values: z.array(z.string()).default([]),
  decimal: OneCharacter.default("."),
  thousands: z.string().max(1, "must be one character, or nothing").default(""),
});

const Ndjson = z.strictObject({
  type: z.literal("ndjson"),
  encoding: Text.default("utf-8"),
  trim: z.boolean().default(true),
  null_values: z.array(z.string()).default([]),
  decimal: OneCharacter.default("."),
  thousands: z.string().max(1, "must be one character, or nothing").default(""),
});

const Format = z.discriminatedUnion("type", [Csv, Ndjson], { error: "type must be csv or ndjson" });

export type Condition = {
  column?: string | undefined;
  empty?: boolean | undefined;
  in?: string[] | undefined;
  matches?: string | undefined;
  all?: Condition[] | undefined;
  any?: Condition[] | undefined;
};

const Condition: z.ZodType<Condition> = z
  .strictObject({
    column: Text.optional(),
    empty: z.boolean().optional(),
    in: z.array(z.string()).min(1).optional(),
    matches: Text.optional(),
    get all() {
      return z.array(Condition).min(1).optional();
    },
    get any() {
      return z.array(Condition).min(1).optional();
    },
  })
  .superRefine((condition, context) => {
    const tests = [condition.empty, condition.in, condition.matches].filter((test) => test !== undefined).length;
    const groups = [condition.all, condition.any].filter((group) => group !== undefined).length;
    const whole = condition.column === undefined ? tests === 0 && groups === 1 : tests === 1 && groups === 0;
    if (!whole) context.addIssue("a condition is a column with one of empty, in, matches; or one of all, any");
  });

const SkipRule = z.strictObject({ when: Condition, reason: Text });
export type SkipRule = z.infer<typeof SkipRule>;

const Numeric = z.strictObject({
  decimal: OneCharacter.optional(),
  thousands: z.string().max(1).optional(),
  /** Multiplied exactly; as text when the digits matter ("0.1" and 0.1 are the same here). */
  factor: Scalar.optional(),
  sign: z.enum(["keep", "drop", "flip"]).default("keep"),
  /** Decimals kept, half away from zero. Without it nothing is rounded. */
  round: z.int().min(0).max(12).optional(),
  integer: z.boolean().default(false),
});

export const TimeFormat = z.strictObject({
  format: Text,
  zone: Text.optional(),
  two_digit_years_from: z.int().min(1).max(9900).optional(),
  ambiguous: Doubt.default("error"),
  nonexistent: Doubt.default("error"),
});

const SOURCES = ["column", "columns", "const", "template", "first"] as const;

export type ValueSpec = {
  column?: string | undefined;
  columns?: string[] | undefined;
  join?: string | undefined;
  const?: string | number | boolean | undefined;
  template?: string | undefined;
  first?: ValueSpec[] | undefined;
  number?: z.infer<typeof Numeric> | undefined;
  by_sign?: { positive: string; negative: string; zero: string } | undefined;
  map?: Record<string, string | number | boolean | null> | undefined;
  default?: string | number | boolean | null | undefined;
  time?: z.infer<typeof TimeFormat> | undefined;
  only_with?: string | undefined;
  required?: boolean | undefined;
};

/** Where a value comes from (a bare text is a column) and what is done to it. */
export const ValueSpec: z.ZodType<ValueSpec> = z.preprocess(
  (value) => (typeof value === "string" ? { column: value } : value),
  z
    .strictObject({
      column: Text.optional(),
      columns: z.array(Text).min(1).optional(),
      join: z.string().optional(),
      const: Scalar.optional(),
      template: Text.optional(),
      get first() {
        return z.array(ValueSpec).min(1).optional();
      },
      number: Numeric.optional(),
      by_sign: z.strictObject({ positive: Text, negative: Text, zero: Text }).optional(),
      map: z.record(z.string(), z.union([Scalar, z.null()])).optional(),
      default: z.union([Scalar, z.null()]).optional(),
      time: TimeFormat.optional(),
      only_with: Text.optional(),
      required: z.boolean().optional(),
    })
    .superRefine((spec, context) => {
      const sources = SOURCES.filter((key) => spec[key] !== undefined);
      if (sources.length !== 1) context.addIssue(`a value has exactly one of ${SOURCES.join(", ")}`);
      const converters = [spec.number, spec.by_sign, spec.map, spec.time].filter((converter) => converter !== undefined).length;
      if (converters > 1) context.addIssue("a value has at most one of number, by_sign, map, time");
      if (converters > 0 && (spec.const !== undefined || spec.first !== undefined)) {
        context.addIssue(
          "number, by_sign, map and time convert what is in the file: put them beside column, columns or template",
        );
      }
      if (spec.default !== undefined && spec.map === undefined)
        context.addIssue({ code: "custom", path: ["default"], message: "default belongs to map" });
      if (spec.join !== undefined && spec.columns === undefined)
        context.addIssue({ code: "custom", path: ["join"], message: "join belongs to columns" });
    }),
);

const PATH = /^[A-Za-z][\w-]*(\.[A-Za-z][\w-]*)*$/;
const Fields = z.record(z.string().regex(PATH, "a field is a path in data such as channels.power.value"), ValueSpec);

const Emit = z.strictObject({
  /** Tells the events of one row apart; part of their ids. */
  key: z
    .string()
    .regex(/^[\w.-]+$/, "letters, digits, _ . - only")
    .optional(),
  type: Text,
  subject: ValueSpec,
  time: ValueSpec.optional(),
  skip: z.array(SkipRule).default([]),
  fields: Fields,
});
export type Emit = z.infer<typeof Emit>;

const Before = z.strictObject({
  id: Text,
  type: Text,
  subject: Text,
  time: z.iso.datetime({ offset: true, error: "must be RFC 3339 with an offset, such as 2006-12-16T00:00:00+01:00" }),
  data: z.record(z.string(), z.unknown()).default({}),
});
export type Before = z.infer<typeof Before>;

export const Mapping = z
  .strictObject({
    about: z.string().optional(),
    format: Format,
    /** Default of every time in this mapping that does not name a zone of its own. */
    zone: Text.optional(),
    revision: z.int().min(0).default(0),
    source: Text.optional(),
    identity: z
      .union([z.literal("row"), z.strictObject({ columns: z.array(Text).min(1) })], {
        error: 'must be "row" or {columns: [...]}',
      })
      .optional(),
    time: ValueSpec.optional(),
    before: z.array(Before).default([]),
    skip: z.array(SkipRule).default([]),
    emit: z.union([z.literal("as-is"), z.array(Emit).min(1)], { error: 'must be "as-is" or a list of events' }),
  })
  .superRefine((mapping, context) => {
    const missing = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (mapping.emit === "as-is") {
      if (mapping.format.type !== "ndjson") missing("emit", "as-is takes complete CloudEvents, which only ndjson can hold");
      for (const key of ["source", "identity", "time", "zone"] as const) {
        if (mapping[key] !== undefined) missing(key, "has no effect with emit: as-is; the events carry their own");
      }
      if (mapping.before.length > 0) missing("before", "has no effect with emit: as-is; put these events into the file");
      return;
    }
    if (mapping.source === undefined)
      missing("source", "is required: who these events come from (the source of the CloudEvents)");
    if (mapping.identity === undefined) missing("identity", 'is required: {columns: [...]} that are unique for a row, or "row"');
    const keys = mapping.emit.map((emit) => emit.key);
    mapping.emit.forEach((emit, index) => {
      const at = (path: string, message: string) => context.addIssue({ code: "custom", path: ["emit", index, path], message });
      if (keys.length > 1 && !emit.key) at("key", "is required where a row gives several events");
      if (emit.key && keys.indexOf(emit.key) !== index) at("key", `"${emit.key}" is there twice`);
      if (!emit.time && !mapping.time) at("time", "is required here or for the whole mapping");
    });
  });
export type Mapping = z.infer<typeof Mapping>;
