import { useEffect, useState } from "react";

/** Smaller changes, such as those of a scroll bar, change no drawing. */
const NOTICED_PX = 24;

/** The window's width as charts are drawn for it: as the host gave it, then as it is. Null stays null: drawn for all widths. */
export function useWidth(first: number | null): number | null {
  const [width, setWidth] = useState(first);
  useEffect(() => {
    if (first === null) return;
    const look = () =>
      setWidth((known) => (known !== null && Math.abs(window.innerWidth - known) < NOTICED_PX ? known : window.innerWidth));
    window.addEventListener("resize", look);
    look();
    return () => window.removeEventListener("resize", look);
  }, [first]);
  return width;
}
