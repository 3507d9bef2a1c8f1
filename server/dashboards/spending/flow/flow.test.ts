import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flowOf, type Income, MOST_NODES, type Spent } from "./flow-of.ts";

const spent = (category: string, merchant: string | null, minor: number): Spent => ({ category, merchant, minor });
const nodes = (flow: ReturnType<typeof flowOf>, column: number) =>
  flow.nodes.filter((node) => node.column === column).map(({ id, amountMinor }) => [id, amountMinor]);

describe("by hand", () => {
  const income = [
    { category: "salary", minor: 3_000 },
    { category: "benefit", minor: 1_000 },
  ];
  test("income that was not spent is kept, and each category bears its share of every income", () => {
    const flow = flowOf(income, [spent("rent", null, 1_000), spent("food", "Rewe", 600), spent("food", "Lidl", 400)]);
    expect(nodes(flow, 0)).toEqual([
      ["income:salary", 3_000],
      ["income:benefit", 1_000],
    ]);
    expect(nodes(flow, 1)).toEqual([
      ["category:food", 1_000],
      ["category:rent", 1_000],
      ["kept", 2_000],
    ]);
    expect(nodes(flow, 2)).toEqual([
      ["merchant:Rewe", 600],
      ["merchant:Lidl", 400],
      ["merchant:", 1_000],
    ]);
    expect(flow.links.filter(({ from }) => from === "income:salary")).toEqual([
      { from: "income:salary", to: "category:food", amountMinor: 750 },
      { from: "income:salary", to: "category:rent", amountMinor: 750 },
      { from: "income:salary", to: "kept", amountMinor: 1_500 },
    ]);
  });

  test("what was spent beyond income is drawn; without income, all of it", () => {
    expect(nodes(flowOf(income, [spent("car", "Dealer", 9_000)]), 0)).toEqual([
      ...[
        ["income:salary", 3_000],
        ["income:benefit", 1_000],
        ["drawn", 5_000],
      ],
    ]);
    expect(nodes(flowOf([], [spent("car", "Dealer", 9_000)]), 0)).toEqual([["drawn", 9_000]]);
    expect(flowOf([], [])).toEqual({ nodes: [], links: [], notDrawn: { categories: 0, amountMinor: 0 } });
  });

  test("a refund lowers its merchant; a category of more refunds than debits is told, not drawn", () => {
    const flow = flowOf(
      [],
      [spent("shoes", "A", 500), spent("shoes", "B", 300), spent("shoes", "C", -350), spent("toys", "A", -80)],
    );
    expect(nodes(flow, 1)).toEqual([["category:shoes", 450]]);
    expect(nodes(flow, 2)).toEqual([["merchant:A", 450]]);
    expect(flow.notDrawn).toEqual({ categories: 1, amountMinor: 80 });
  });

  test("twelve nodes a column, the rest as one that says how many it is; names cannot be taken for it", () => {
    const many = Array.from({ length: 13 }, (_, index) => spent(`c${index}`, index === 0 ? "*" : `M${index}`, 1_000 - index));
    const flow = flowOf([], many);
    expect(nodes(flow, 1)).toHaveLength(12);
    expect(flow.nodes.filter(({ kind }) => kind === "other")).toMatchObject([
      { id: "category:*", holds: 2, amountMinor: 989 + 988 },
      { id: "merchants:*", holds: 2, amountMinor: 989 + 988 },
    ]);
    expect(nodes(flow, 2)[0]).toEqual(["merchant:*", 1_000]);
    expect(nodes(flowOf([], many.slice(0, 12)), 2)).toHaveLength(12);
    // What is kept, drawn or without a name takes one of the twelve.
    const kept = flowOf([{ category: "salary", minor: 99_000 }], [...many.slice(1), spent("c1", null, 5)]);
    expect([nodes(kept, 1).length, nodes(kept, 2).length]).toEqual([12, 12]);
  });
});

const name = fc.integer({ min: 0, max: 20 });
const incomes = fc.array(fc.record({ category: name.map((n) => `i${n}`), minor: fc.integer({ min: 0, max: 1e13 }) }), {
  maxLength: 20,
});
const spending = fc.array(
  fc.record({
    category: name.map((n) => `c${n}`),
    merchant: fc.option(name.map((n) => `m${n}`)),
    minor: fc.integer({ min: -1e6, max: 1e9 }),
  }),
  { maxLength: 120, size: "max" },
);
/** As the registry answers: one row per group. */
const grouped = <T extends Income>(rows: readonly T[], key: (row: T) => string): T[] =>
  [...Map.groupBy(rows, key).values()].map((all) => ({ ...all[0]!, minor: all.reduce((sum, { minor }) => sum + minor, 0) }));

test("nothing is lost and nothing comes from nowhere", () => {
  fc.assert(
    fc.property(incomes, spending, (in_, out) => {
      const income = grouped(in_, ({ category }) => category);
      const paid = grouped(out, ({ category, merchant }) => JSON.stringify([category, merchant]));
      const flow = flowOf(income, paid);
      const sum = (all: readonly { amountMinor: number }[]) => all.reduce((total, { amountMinor }) => total + amountMinor, 0);
      for (const node of flow.nodes) {
        const [to, from] = [flow.links.filter((link) => link.to === node.id), flow.links.filter((link) => link.from === node.id)];
        expect(node.amountMinor).toBeGreaterThan(0);
        if (node.column > 0) expect(sum(to)).toBe(node.amountMinor);
        if (node.column === 0 || (node.column === 1 && node.kind !== "kept")) expect(sum(from)).toBe(node.amountMinor);
      }
      const ids = new Set(flow.nodes.map(({ id }) => id));
      expect(ids.size).toBe(flow.nodes.length);
      for (const { from, to, amountMinor } of flow.links)
        expect([ids.has(from), ids.has(to), amountMinor > 0]).toEqual([true, true, true]);
      for (const column of [0, 1, 2])
        expect(flow.nodes.filter((node) => node.column === column).length).toBeLessThanOrEqual(MOST_NODES);
      const at = (kind: string) => sum(flow.nodes.filter((node) => node.kind === kind));
      const net = paid.reduce((total, { minor }) => total + minor, 0);
      const earned = income.reduce((total, { minor }) => total + minor, 0);
      expect(earned + at("drawn") - at("kept")).toBe(net + flow.notDrawn.amountMinor);
      expect(Math.min(at("drawn"), at("kept"))).toBe(0);
    }),
  );
});
