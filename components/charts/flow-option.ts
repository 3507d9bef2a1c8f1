import { colour, type FlowModel, type FlowNode, type Room } from "#components/charts/model.ts";
import { directed, fitted, inTwoLines, TEXT, widthOf } from "#components/charts/text.ts";
import type { Words } from "#components/words/words.ts";

/** Width of a node, px. */
const NODE = 10;
/** Room between two nodes of a column, px: a label of one line fits beside the smallest node. */
const GAP = 9;
/** Between a node and its label, px; and what a label keeps away from the next node. */
const AWAY = 6;
const LINE = 15;

/** Bands between the nodes of neighbouring columns; each node named beside it, with its amount where there is room. */
export function flowOption(model: FlowModel, { width, height, scale }: Room, words: Words) {
  // ECharts cannot lay out a flow of nothing.
  if (model.links.length === 0) return { series: [] };
  const columns = model.columns.length;
  // Labels stand at the end side of their node, so the last column needs room of its own.
  const beside = Math.min(
    0.3 * width,
    Math.max(...lastOf(model).map((node) => widthOf(textOf(node, model, 400, words, false)) + 2 * AWAY)) * scale,
  );
  const step = (width - beside - NODE * scale) / Math.max(1, columns - 1);
  const largest = Math.max(...model.columns.map((_, column) => sum(model.nodes.filter((node) => node.column === column))));
  const isTall = ({ value }: FlowNode) => (value / largest) * 0.75 * height >= 2 * LINE * scale;
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
            formatter: directed(textOf(node, model, room(node.column), words, isTall(node)), words.direction),
            color: "var(--color-ink)",
            textBorderColor: "var(--color-surface)",
            textBorderWidth: 3 * scale,
            fontSize: TEXT * scale,
            lineHeight: LINE * scale,
            position: "right",
            distance: AWAY * scale,
          },
        })),
        links: model.links.map(({ from, to, value }) => ({ source: from, target: to, value, lineStyle: band(model, from, to) })),
      },
    ],
  };
}

/** A node's name, and its amount where both fit whole; a long name in two lines where its node is as high. */
function textOf(node: FlowNode, { unit }: FlowModel, room: number, words: Words, isTall: boolean): string {
  const amount = `  ${words.short(node.value, unit)}`;
  return widthOf(node.name) + widthOf(amount) <= room ? `${node.name}${amount}` : (isTall ? inTwoLines : fitted)(node.name, room);
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

const sum = (nodes: FlowNode[]): number => nodes.reduce((all, { value }) => all + value, 0);

/** Nodes of the fullest column. */
function most(model: FlowModel): number {
  return Math.max(0, ...model.columns.map((_, column) => model.nodes.filter((node) => node.column === column).length));
}
