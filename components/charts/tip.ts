import type { ChartModel } from "#components/charts/model.ts";
import { pointAt } from "#components/charts/point.ts";

/**
 * A tooltip's content. Made of nodes and never of markup, since names come from a tenant's data.
 * @param hovered what ECharts hands a formatter: one item, or all items of a place
 */
export function tipOf(model: ChartModel, hovered: unknown): HTMLElement {
  const tip = element("div", "px-3 py-2 text-note whitespace-normal");
  const index = placeOf(model, hovered);
  if (index === null) return tip;
  const { heading, rows, note, href } = pointAt(model, index);
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
  if (href) tip.append(element("div", "mt-1 text-muted", "Click or Enter: what is behind it"));
  return tip;
}

/** Index of what is hovered: of its place, or in a heat map of its cell. */
function placeOf(model: ChartModel, hovered: unknown): number | null {
  const item = (Array.isArray(hovered) ? hovered[0] : hovered) as { dataIndex?: number; value?: unknown } | undefined;
  if (!item) return null;
  if (model.kind === "plot") return item.dataIndex ?? null;
  const [column, row] = item.value as [number, number];
  return row * model.columns.length + column;
}

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
