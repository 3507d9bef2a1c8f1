import type { FlowModel, FlowNode, Tone } from "#components/charts/model.ts";
import { paymentsLink, type SpendingLink } from "#components/dashboards/spending/links.ts";
import { plural, slugName } from "#components/dashboards/words.ts";
import { percent, short } from "#components/format/unit.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

type Node = SpendingView["flow"]["nodes"][number];

/** At most seven colours in a chart: the largest categories have their own, the rest is grey. */
const COLOURED = 7;
const THINGS = [
  ["source", "sources"],
  ["category", "categories"],
  ["merchant", "merchants"],
] as const;

/** Where money comes from and goes to: income, categories, merchants. */
export function flowModel(view: SpendingView, state: DashboardState): FlowModel {
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
      name: nameOf(node),
      column: node.column,
      value: node.amountMinor,
      tone: toneOf(node, tones),
      ...noteOf(node, flow.outMinor),
      ...hrefOf(node, view, state),
    }),
  );
  return {
    kind: "flow",
    id: "flow",
    title: "Flow",
    summary: summaryOf(view),
    unit: { kind: "money", currency: view.currency },
    axis: "From and to",
    columns: ["Income", "Categories", "Merchants"],
    nodes,
    links: flow.links.map(({ from, to, amountMinor }) => ({ from, to, value: amountMinor })),
  };
}

function nameOf({ kind, value, column, holds }: Node): string {
  switch (kind) {
    case "kept":
      return "Kept";
    case "drawn":
      return "From savings";
    case "other":
      return holds === null ? "Other" : plural(holds, ...pair(`other ${THINGS[column]![0]}`, `other ${THINGS[column]![1]}`));
    case "unnamed":
      return "No merchant named";
    case "merchant":
      return value ?? "No merchant named";
    default:
      return value === null ? "Other" : slugName(value);
  }
}

const pair = (one: string, many: string): [string, string] => [one, many];

function toneOf({ id, kind }: Node, tones: Map<string, Tone>): Tone {
  if (kind === "kept" || kind === "income") return "good";
  if (kind === "drawn") return "bad";
  return kind === "category" ? (tones.get(id) ?? "other") : "other";
}

function noteOf({ kind, amountMinor }: Node, outMinor: number): { note?: string } {
  if ((kind !== "category" && kind !== "merchant") || outMinor <= 0) return {};
  return { note: `${percent(amountMinor / outMinor)} of what went out` };
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

function summaryOf({ flow, currency }: SpendingView): string {
  const unit = { kind: "money", currency } as const;
  const largest = flow.nodes.find(({ kind }) => kind === "category");
  const kept = flow.inMinor - flow.outMinor;
  const rest =
    flow.inMinor === 0 ? "" : kept >= 0 ? `, and ${short(kept, unit)} was kept` : `, ${short(-kept, unit)} more than came in`;
  const most = largest ? ` Most went to ${nameOf(largest)}: ${short(largest.amountMinor, unit)}.` : "";
  const { categories, amountMinor } = flow.notDrawn;
  const left =
    categories > 0
      ? ` Not drawn: ${plural(categories, "category", "categories")} with more refunds than payments (${short(amountMinor, unit)}).`
      : "";
  return `${short(flow.outMinor, unit)} went out${rest}.${most}${left}`;
}
