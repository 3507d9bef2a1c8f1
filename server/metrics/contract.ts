import { z } from "zod";
import { GRANULARITIES, type Granularity } from "#server/metrics/dimensions.ts";

/** Rows of one answer when the request names no limit, and the most it may ask for. */
export const DEFAULT_ROWS = 10_000;
export const MAX_ROWS = 50_000;
/** The longest period: a hundred years. */
export const MAX_DAYS = 36_600;

/** Days that JavaScript and the database print with four digits, whatever months are added to them. */
const Day = z.iso.date().refine((day) => day >= "1000-01-01" && day <= "9000-01-01", {
  error: "lies outside of 1000-01-01 to 9000-01-01",
});
const Name = z.string().min(1).max(100);
const Value = z.union([z.string().max(500), z.number().int(), z.null()]);
const Values = z.array(Value).max(1_000);

export const MetricFilter = z
  .union([
    z.strictObject({
      dimension: Name,
      in: Values.describe("Rows with one of these values. An empty list means no rows. null stands for a missing value."),
    }),
    z.strictObject({
      dimension: Name,
      notIn: Values.describe("Rows with none of these values; rows without a value stay unless null is listed."),
    }),
  ])
  .describe("A condition on a dimension; several are joined by `and`.");
export type MetricFilter = z.infer<typeof MetricFilter>;

const granularities = Object.keys(GRANULARITIES) as [Granularity, ...Granularity[]];

/** What a question to the metrics consists of, its scope apart. Names are looked up in the registry, nothing else. */
export const MetricQuery = z.strictObject({
  measures: z.array(Name).min(1).max(20).describe("Names of measures, all of one domain."),
  dimensions: z.array(Name).max(8).default([]).describe("Names of dimensions to tell rows apart by."),
  filters: z.array(MetricFilter).max(20).default([]),
  period: z
    .strictObject({
      from: Day.describe("The first local day."),
      to: Day.describe("The day after the last one."),
    })
    .describe("Local days of each subject's own time zone; `to` is exclusive."),
  granularity: z.enum(granularities).default("none"),
  orderBy: z
    .array(z.strictObject({ by: Name, direction: z.enum(["asc", "desc"]).default("asc") }))
    .max(8)
    .default([])
    .describe("Columns of the answer to order by; then by time and dimensions. Missing values come last."),
  limit: z.number().int().min(1).max(MAX_ROWS).default(DEFAULT_ROWS),
  offset: z.number().int().min(0).max(10_000_000).default(0).describe("Rows to skip: `nextOffset` of a truncated answer."),
});
export type MetricQuery = z.infer<typeof MetricQuery>;
export type MetricQueryInput = z.input<typeof MetricQuery>;

export const QueryScope = z.union([z.literal("tenant"), z.strictObject({ subject: z.string().min(1).max(256) })]);
export type QueryScope = z.infer<typeof QueryScope>;

/** The body of POST /api/v1/query. */
export const QueryRequest = MetricQuery.extend({
  scope: QueryScope.describe('Whose figures: one subject by its id, or "tenant" for all. There is no default.'),
}).meta({
  id: "QueryRequest",
  examples: [
    {
      scope: { subject: "customer-17" },
      measures: ["spending.spent", "spending.payments"],
      dimensions: ["category"],
      filters: [{ dimension: "category", notIn: ["fees"] }],
      period: { from: "2026-01-01", to: "2026-11-21" },
      granularity: "month",
    },
  ],
});
export type QueryRequest = z.infer<typeof QueryRequest>;

export const Column = z.object({
  name: z.string(),
  kind: z.enum(["time", "dimension", "measure"]),
  unit: z
    .enum(["money", "count", "energy", "power", "ratio", "hours"])
    .nullable()
    .describe("money: minor units; energy: Wh; power: W; ratio: 0 to 1."),
  type: z.enum(["string", "integer", "number"]),
  about: z.string(),
});
export type Column = z.infer<typeof Column>;

export const Row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type Row = z.infer<typeof Row>;

/** The answer of POST /api/v1/query. */
export const QueryResponse = z
  .object({
    columns: z.array(Column),
    rows: z.array(Row).describe("By column name. What was not measured is null or has no row; it is never zero."),
    asOf: z.iso.datetime({ offset: true }).describe("Everything received up to this instant is in the figures."),
    truncated: z.literal(true).optional().describe("There are more rows than the limit."),
    nextOffset: z.number().int().optional().describe("With `truncated`: the `offset` at which the next rows begin."),
    message: z.string().optional().describe("With `truncated`: how to go on."),
  })
  .meta({ id: "QueryResponse" });
export type QueryResponse = z.infer<typeof QueryResponse>;

const Unit = Column.shape.unit.unwrap();

/** The answer of GET /api/v1/metrics. */
export const MetricsResponse = z
  .object({
    measures: z.array(
      z.object({
        name: z.string(),
        unit: Unit,
        about: z.string(),
        dimensions: z.array(z.string()).describe("Dimensions it may be grouped and filtered by."),
        granularities: z.array(z.enum(granularities)),
        needs: z.array(z.string()).optional().describe("One of these has to be grouped or filtered by."),
      }),
    ),
    dimensions: z.array(
      z.object({
        name: z.string(),
        type: z.enum(["string", "integer"]),
        about: z.string(),
        values: z.array(z.union([z.string(), z.number()])).optional(),
        nullable: z.boolean(),
        scope: z.enum(["any", "tenant"]),
      }),
    ),
    granularities: z.array(z.object({ name: z.enum(granularities), about: z.string() })),
    units: z.record(Unit, z.string()),
    limits: z.object({ defaultRows: z.number().int(), maxRows: z.number().int(), maxDays: z.number().int() }),
    examples: z.array(z.object({ title: z.string(), request: z.record(z.string(), z.unknown()) })),
  })
  .meta({ id: "MetricsResponse" });
export type MetricsResponse = z.infer<typeof MetricsResponse>;
