import type { FlowTile } from "#server/dashboards/spending/flow-view.ts";
import { apportion } from "./apportion.ts";

/** Nodes of a column, those for the rest included. */
export const MOST_NODES = 12;

export type Income = { category: string; minor: number };
export type Spent = { category: string; merchant: string | null; minor: number };

type Node = FlowTile["nodes"][number];
type Drawn = Pick<FlowTile, "nodes" | "links" | "notDrawn">;
/** An amount with its name in a column. */
type Part = { id: string; kind: Node["kind"]; value: string | null; minor: number; holds: number | null };

/**
 * Nodes and links of a period's money. Each column is balanced to the minor unit: what comes in is spent or kept, and what
 * is spent beyond it is drawn. Income has no purpose, so each category has its share of every kind of income.
 */
export function flowOf(income: readonly Income[], spent: readonly Spent[]): Drawn {
  const byCategory = new Map<string, number>();
  for (const { category, minor } of spent) byCategory.set(category, (byCategory.get(category) ?? 0) + minor);
  const back = [...byCategory.values()].filter((minor) => minor < 0);
  const categories = [...byCategory].filter(([, minor]) => minor > 0);
  const incomes = income.filter(({ minor }) => minor > 0);
  const rest = total(incomes.map(({ minor }) => minor)) - total(categories.map(([, minor]) => minor));

  const sources = column(
    incomes.map(({ category, minor }) => part("income", category, minor)),
    rest < 0 ? [{ id: "drawn", kind: "drawn", value: null, minor: -rest, holds: null }] : [],
    "income:*",
  );
  const uses = column(
    categories.map(([category, minor]) => part("category", category, minor)),
    rest > 0 ? [{ id: "kept", kind: "kept", value: null, minor: rest, holds: null }] : [],
    "category:*",
  );
  const named = new Set(uses.flatMap(({ kind, value }) => (kind === "category" ? [value!] : [])));
  const at = (category: string) => (named.has(category) ? `category:${category}` : "category:*");
  const paid = categories.flatMap(([category, minor]) => netByMerchant(spent, category, minor));
  const { nodes, links } = merchantsOf(paid.map(({ category, ...each }) => ({ from: at(category), ...each })));
  return {
    nodes: [...sources.map(nodeIn(0)), ...uses.map(nodeIn(1)), ...nodes.map(nodeIn(2))],
    links: [...apportion(sources, uses), ...links],
    notDrawn: { categories: back.length, amountMinor: 0 - total(back) },
  };
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);

const part = (kind: "income" | "category" | "merchant", value: string, minor: number): Part => ({
  ...{ id: `${kind}:${value}`, kind, value, minor, holds: null },
});

const nodeIn =
  (at: Node["column"]) =>
  ({ id, kind, value, minor, holds }: Part): Node => ({
    ...{ id, column: at, kind, value, amountMinor: minor, holds },
  });

/** The largest, then the rest as one, then what stands apart: at most as many as a column holds. */
function column(parts: readonly Part[], apart: readonly Part[], rest: string): Part[] {
  const sorted = [...parts].sort((a, b) => b.minor - a.minor || (a.id < b.id ? -1 : 1));
  const room = MOST_NODES - apart.length;
  if (sorted.length <= room) return [...sorted, ...apart];
  const others = sorted.slice(room - 1);
  const minor = total(others.map((each) => each.minor));
  return [...sorted.slice(0, room - 1), { id: rest, kind: "other", value: null, minor, holds: others.length }, ...apart];
}

type Paid = { category: string; merchant: string | null; minor: number };

/**
 * What of a category's spending went to whom. A merchant that gave back more than it got is none to draw: what it gave
 * back is taken from the smallest ones, so that the category keeps its amount.
 */
function netByMerchant(spent: readonly Spent[], category: string, minor: number): Paid[] {
  const all = spent
    .filter((each) => each.category === category && each.minor > 0)
    .sort((a, b) => b.minor - a.minor || order(a, b));
  let left = minor;
  return all.flatMap(({ merchant, minor: own }) => {
    const drawn = Math.min(own, left);
    left -= drawn;
    return drawn > 0 ? [{ category, merchant, minor: drawn }] : [];
  });
}

const order = (a: Spent, b: Spent): number => ((a.merchant ?? "") < (b.merchant ?? "") ? -1 : 1);

/** The last column, and the links to it. */
function merchantsOf(paid: readonly { from: string; merchant: string | null; minor: number }[]) {
  const totals = new Map<string | null, number>();
  for (const { merchant, minor } of paid) totals.set(merchant, (totals.get(merchant) ?? 0) + minor);
  const unnamed = totals.get(null);
  const nodes = column(
    [...totals].flatMap(([merchant, minor]) => (merchant === null ? [] : [part("merchant", merchant, minor)])),
    unnamed ? [{ id: "merchant:", kind: "unnamed", value: null, minor: unnamed, holds: null }] : [],
    "merchants:*",
  );
  const shown = new Set(nodes.map(({ id }) => id));
  const links = new Map<string, FlowTile["links"][number]>();
  for (const { from, merchant, minor } of paid) {
    const own = `merchant:${merchant ?? ""}`;
    const to = shown.has(own) ? own : "merchants:*";
    const key = JSON.stringify([from, to]);
    links.set(key, { from, to, amountMinor: (links.get(key)?.amountMinor ?? 0) + minor });
  }
  return {
    nodes,
    links: [...links.values()].sort((a, b) => b.amountMinor - a.amountMinor || (a.from + a.to < b.from + b.to ? -1 : 1)),
  };
}
