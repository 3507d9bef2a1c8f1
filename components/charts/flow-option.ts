import { colour, type FlowModel, type FlowNode, type Room } from "#components/charts/model.ts";
import { fitted, TEXT, widthOf } from "#components/charts/text.ts";
import type { Words } from "#components/words/words.ts";

/** Width of a node, px. */
const NODE = 10;
/** Room between two nodes of a column, px: a label of one line fits beside the smallest node. */
const GAP = 9;
/** Between a node and its label, px; and what a label keeps away from the next node. */
const AWAY = 6;
/** Least room in which a name still means something beside its amount, px. */
const LEAST_NAME = 48;

/** Bands between the nodes of neighbouring columns; each node named beside it, with its amount where there is room. */
export function flowOption(model: FlowModel, { width, height, scale }: Room, words: Words) {
  // ECharts cannot lay out a flow of nothing.
  if (model.links.length === 0) return { series: [] };
  const columns = model.columns.length;
  // Labels stand at the end side of their node, so the last column needs room of its own.
  const beside = Math.min(
    0.3 * width,
    Math.max(...lastOf(model).map((node) => widthOf(textOf(node, model, 400, words)) + 2 * AWAY)) * scale,
  );
  const step = (width - beside - NODE * scale) / Math.max(1, columns - 1);
  const room = (column: number) => (column === columns - 1 ? beside : step - NODE * scale) / scale - 2 * AWAY;
  return {
    series: [
      {
        type: "sankey",
        left: 1,
        right: beside,
        top: 4 * scale,
        bottom: 4 * scale,
        nodeWidth: NODE * scale,
        nodeGap: Math.min(GAP * scale, height / (3 * Math.max(1, most(model)))),
        nodeAlign: "left",
        draggable: false,
        // The order within a column is ours: the largest first, the rest last.
        layoutIterations: 0,
        emphasis: { focus: "adjacency" },
        data: model.nodes.map((node) => ({
          name: node.id,
          value: node.value,
          depth: node.column,
          itemStyle: { color: colour(node.tone), borderWidth: 0 },
          label: {
            formatter: textOf(node, model, room(node.column), words),
            color: "var(--color-ink)",
            textBorderColor: "var(--color-surface)",
            textBorderWidth: 3 * scale,
            fontSize: TEXT * scale,
            position: "right",
            distance: AWAY * scale,
          },
        })),
        links: model.links.map(({ from, to, value }) => ({ source: from, target: to, value, lineStyle: band(model, from, to) })),
      },
    ],
  };
}

/** A node's name, and its amount where both fit. */
function textOf(node: FlowNode, { unit }: FlowModel, room: number, words: Words): string {
  const amount = `  ${words.short(node.value, unit)}`;
  const left = room - widthOf(amount);
  return left >= Math.min(LEAST_NAME, widthOf(node.name)) ? `${fitted(node.name, left)}${amount}` : fitted(node.name, room);
}

/** A band has the colour of the end that tells more: the category of a payment, on either side. */
function band(model: FlowModel, from: string, to: string) {
  const [source, target] = [from, to].map((id) => model.nodes.find((node) => node.id === id));
  const node = source?.column === 0 ? target : source;
  return { color: colour(node?.tone ?? "other"), opacity: 0.28, curveness: 0.5 };
}

function lastOf(model: FlowModel): FlowNode[] {
  return model.nodes.filter((node) => node.column === model.columns.length - 1);
}

/** Nodes of the fullest column. */
function most(model: FlowModel): number {
  return Math.max(0, ...model.columns.map((_, column) => model.nodes.filter((node) => node.column === column).length));
}
