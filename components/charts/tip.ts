import type { ChartModel, FlowModel } from "#components/charts/model.ts";
import { linkAt, pointAt } from "#components/charts/point.ts";
import type { Words } from "#components/words/words.ts";

/**
 * A tooltip's content. Made of nodes and never of markup, since names come from a tenant's data.
 * @param hovered what ECharts hands a formatter: one item, or all items of a place
 * @param opens whether something opens at an address: then it is said how
 */
export function tipOf(model: ChartModel, hovered: unknown, words: Words, opens: (href: string) => boolean): HTMLElement {
  const tip = element("div", "px-3 py-2 text-note whitespace-normal");
  // A chart runs from left to right everywhere; what is said about it does not.
  tip.dir = words.direction;
  tip.style.textAlign = "start";
  const index = placeOf(model, hovered);
  if (index === null) {
    const link = model.kind === "flow" ? linkOf(model, hovered, words) : null;
    if (link) tip.append(element("div", "font-strong wrap-anywhere", link.name), element("div", "mt-1 tabular", link.value));
    return tip;
  }
  const { heading, rows, note, href } = pointAt(model, index, words);
  tip.append(element("div", "font-strong", heading));
  for (const { name, value, colour, strong } of rows) {
    const row = element("div", `mt-1 flex items-center gap-2 ${strong ? "font-strong" : ""}`);
    if (colour) {
      const mark = element("span", "size-2 shrink-0 rounded-full");
      mark.style.background = colour;
      row.append(mark);
    }
    row.append(
      element("span", "min-w-0 wrap-anywhere text-muted", name),
      element("span", "ms-auto shrink-0 ps-3 tabular", value),
    );
    tip.append(row);
  }
  if (note) tip.append(element("div", "mt-1 text-muted", note));
  if (model.about) tip.append(element("div", "mt-1 text-muted", model.about));
  if (href && opens(href)) tip.append(element("div", "mt-1 text-muted", words.shared.chart.open));
  return tip;
}

/** Index of what is hovered: of its place, or in a heat map of its cell. */
function placeOf(model: ChartModel, hovered: unknown): number | null {
  const item = (Array.isArray(hovered) ? hovered[0] : hovered) as
    | { dataIndex?: number; dataType?: string; value?: unknown }
    | undefined;
  if (!item) return null;
  if (model.kind === "plot") return item.dataIndex ?? null;
  if (model.kind === "flow") return item.dataType === "node" ? (item.dataIndex ?? null) : null;
  const [column, row] = item.value as [number, number];
  return row * model.columns.length + column;
}

/** The band between two nodes that is hovered. */
function linkOf(model: FlowModel, hovered: unknown, words: Words): { name: string; value: string } | null {
  const { dataIndex, dataType } = hovered as { dataIndex?: number; dataType?: string };
  return dataType === "edge" && dataIndex !== undefined ? linkAt(model, dataIndex, words) : null;
}

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
