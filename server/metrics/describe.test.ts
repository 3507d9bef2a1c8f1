import { describe, expect, test } from "vitest";
import type { Limits, Scope } from "#db/scope.ts";
import { AppError } from "#server/errors.ts";
import { MetricQuery } from "#server/metrics/contract.ts";
import { describeMetrics } from "#server/metrics/describe.ts";
import { DIMENSIONS } from "#server/metrics/dimensions.ts";
import { requireOpen } from "#server/metrics/query.ts";
import { resolve } from "#server/metrics/question.ts";
import { MEASURES } from "#server/metrics/registry.ts";

const period = { from: "2026-11-01", to: "2026-12-01" };
const one = { mode: "one", subject: "ada" } as const;
const all = { mode: "all" } as const;
const frame = (subjects: Scope["subjects"], dashboards: string[], filters = {}): Scope => ({
  ...{ tenantId: "t", subjects },
  limits: { dashboards, filters } as Limits,
});

const SCOPES: [string, Scope][] = [
  ["a key", { tenantId: "t", subjects: all, limits: "none" }],
  ["one customer's frame of spending", frame(one, ["spending"])],
  ["one customer's frame of both", frame(one, ["devices", "spending"])],
  ["a frame of all customers", frame(all, ["devices"])],
  ["a frame with a locked room", frame(one, ["devices", "spending"], { room: ["hall"] })],
  ["a frame with a locked category", frame(one, ["devices", "spending"], { category: [] })],
];

describe.each(SCOPES)("what %s is told", (_, scope) => {
  const told = describeMetrics(scope);
  const locks = scope.limits === "none" ? {} : scope.limits.filters;
  const subject = scope.subjects.mode === "one" ? scope.subjects.subject : null;
  const answered = (query: object): boolean => {
    try {
      requireOpen(scope, resolve(MetricQuery.parse({ period, ...query }), subject, locks).domain);
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  };
  /** With what the measure cannot do without, as the registry says. */
  const asked = (name: string, dimensions: string[]) => {
    const { needs } = MEASURES.find((measure) => measure.name === name)!;
    return { measures: [name], dimensions: [...new Set([...dimensions, ...(needs?.oneOf.slice(-1) ?? [])])] };
  };

  test("is what is answered, measure by measure and by each dimension and step, and no more", () => {
    expect(told.measures.map(({ name }) => name)).toEqual(
      MEASURES.filter(({ name }) => answered(asked(name, []))).map(({ name }) => name),
    );
    expect(told.measures.length).toBeGreaterThan(3);
    for (const { name, dimensions, granularities } of told.measures) {
      expect(dimensions).toEqual(
        DIMENSIONS.filter((dimension) => answered(asked(name, [dimension.name]))).map((dimension) => dimension.name),
      );
      for (const granularity of granularities)
        expect([name, answered({ ...asked(name, []), granularity })]).toEqual([name, true]);
    }
  });

  test("names what it speaks of, and has no example that is refused", () => {
    const dimensions = new Set(told.measures.flatMap((measure) => measure.dimensions));
    expect(new Set(told.dimensions.map(({ name }) => name))).toEqual(dimensions);
    expect(new Set(told.granularities.map(({ name }) => name))).toEqual(
      new Set(told.measures.flatMap(({ granularities }) => granularities)),
    );
    for (const { request } of told.examples) {
      const { scope: whose, ...query } = request;
      expect(whose === undefined).toBe(scope.limits !== "none");
      if (whose === undefined) expect(answered(query)).toBe(true);
    }
  });
});

test("a frame without a right to a dashboard is told nothing of it", () => {
  const text = JSON.stringify(describeMetrics(frame(one, ["spending"])));
  expect(text).not.toMatch(/devices\.|device_kind|hour_of_day/);
  expect(text).toContain("spending.spent");
});
