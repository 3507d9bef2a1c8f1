import { useState } from "react";

/** Drawings are the page's first figures: they are made once, and a chart whose figures are others comes alive by itself. */
export function useDrawings<Drawings>(draw: () => Drawings): Drawings {
  const [drawings] = useState(draw);
  return drawings;
}
