import { samePlace } from "#components/frame/same-place.ts";

/**
 * Puts another page in the place of the one that is seen, such that nobody sees it happen: charts keep their drawings until they
 * are alive, and who was somewhere by the keys still is.
 * @param render fills the emptied element at once
 */
export function madeAnew(root: HTMLElement, render: () => void): void {
  const focused = root.contains(document.activeElement) && document.activeElement ? samePlace(document.activeElement) : null;
  const drawings = new Map(charts(root).map((chart) => [nameOf(chart), chart.querySelectorAll(":scope > .drawing")]));
  root.replaceChildren();
  render();
  for (const chart of charts(root)) chart.append(...(drawings.get(nameOf(chart)) ?? []));
  const again = focused?.();
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
}

const charts = (root: HTMLElement) => [...root.querySelectorAll(".chart-box")];
const nameOf = (chart: Element) => chart.getAttribute("aria-label");
