import { useState } from "react";
import type { Drawings } from "#components/charts/model.ts";

/**
 * The drawings that are on the page, which show its first figures. A chart without one, or with other figures, comes alive by itself.
 */
export function useDrawings<Made extends { [chart: string]: Drawings }>(drawn: boolean, make: () => Made): Made {
  const [drawings] = useState(() => {
    const made = make();
    return drawn ? made : (Object.fromEntries(Object.keys(made).map((chart) => [chart, []])) as unknown as Made);
  });
  return drawings;
}
