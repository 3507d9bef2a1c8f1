import type { FlowModel, FlowNode, Tone } from "#components/charts/model.ts";
import { paymentsLink, type SpendingLink } from "#components/dashboards/spending/links.ts";
import { categoryName } from "#components/dashboards/words.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Node = SpendingView["flow"]["nodes"][number];

/** At most seven colours in a chart: the largest categories have their own, the rest is grey. */
const COLOURED = 7;

/** Where money comes from and goes to: income, categories, merchants. */
export function flowModel(view: SpendingView, state: DashboardState, words: Words): FlowModel {
  const says = words.spending.flow;
  const { flow } = view;
  const tones = new Map<string, Tone>(
    flow.nodes
      .filter(({ kind }) => kind === "category")
      .slice(0, COLOURED)
      .map(({ id }, index) => [id, `series-${index + 1}` as Tone]),
  );
  const nodes = flow.nodes.map(
    (node): FlowNode => ({
      id: node.id,
      name: nameOf(node, words),
      column: node.column,
      value: node.amountMinor,
      tone: toneOf(node, tones),
      ...noteOf(node, flow.outMinor, words),
      ...hrefOf(node, view, state),
    }),
  );
  return {
    kind: "flow",
    id: "flow",
    title: says.title,
    summary: summaryOf(view, words),
    unit: { kind: "money", currency: view.currency },
    axis: says.axis,
    columns: [says.columns.income, says.columns.categories, says.columns.merchants],
    nodes,
    links: flow.links.map(({ from, to, amountMinor }) => ({ from, to, value: amountMinor })),
  };
}

/** What a band of several is called, by the column it stands in. */
const OTHERS = ["sources", "categories", "merchants"] as const;

function nameOf({ kind, value, column, holds }: Node, words: Words): string {
  const { nodes } = words.spending.flow;
  switch (kind) {
    case "kept":
      return nodes.kept;
    case "drawn":
      return nodes.drawn;
    case "other":
      return holds === null ? nodes.other : nodes[OTHERS[column]!](holds);
    case "unnamed":
      return nodes.unnamed;
    case "merchant":
      return value ?? nodes.unnamed;
    default:
      return value === null ? nodes.other : categoryName(words, value);
  }
}

function toneOf({ id, kind }: Node, tones: Map<string, Tone>): Tone {
  if (kind === "kept" || kind === "income") return "good";
  if (kind === "drawn") return "bad";
  return kind === "category" ? (tones.get(id) ?? "other") : "other";
}

function noteOf({ kind, amountMinor }: Node, outMinor: number, { percent, spending }: Words): { note?: string } {
  if ((kind !== "category" && kind !== "merchant") || outMinor <= 0) return {};
  return { note: spending.flow.note(percent(amountMinor / outMinor)) };
}

function hrefOf({ kind, value }: Node, view: SpendingView, state: DashboardState): { href?: string } {
  const link = linkOf(kind, value);
  return link ? { href: paymentsLink(state, view, link) } : {};
}

function linkOf(kind: Node["kind"], value: string | null): SpendingLink | null {
  if (value === null) return null;
  if (kind === "category") return { category: value, flow: "out" };
  if (kind === "merchant") return { merchant: value, flow: "out" };
  return kind === "income" ? { flow: "in" } : null;
}

function summaryOf({ flow, currency }: SpendingView, words: Words): string {
  const says = words.spending.flow;
  const money = (minor: number) => words.short(minor, { kind: "money", currency });
  const largest = flow.nodes.find(({ kind }) => kind === "category");
  const { categories, amountMinor } = flow.notDrawn;
  return words.sentences(
    movedOf(flow, money, says),
    largest ? says.most(nameOf(largest, words), money(largest.amountMinor)) : null,
    categories > 0 ? says.notDrawn(categories, money(amountMinor)) : null,
  );
}

/** What went out, and what that left. */
function movedOf({ inMinor, outMinor }: SpendingView["flow"], money: (minor: number) => string, says: Words["spending"]["flow"]) {
  const kept = inMinor - outMinor;
  if (inMinor === 0) return says.summary(money(outMinor));
  return kept >= 0 ? says.summaryKept(money(outMinor), money(kept)) : says.summaryMoreOut(money(outMinor), money(-kept));
}
