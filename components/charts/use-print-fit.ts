"use client";
import { type RefObject, useEffect } from "react";

/**
 * A living chart is as wide as the screen gave it room for, and a sheet of paper gives it another: for as long as it is printed, its
 * drawing is scaled like a picture.
 */
export function usePrintFit(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const release: (() => void)[] = [];
    const fit = () => {
      const svg = box.current?.querySelector("svg");
      if (!svg) return;
      svg.setAttribute("viewBox", `0 0 ${svg.clientWidth} ${svg.clientHeight}`);
      release.push(() => svg.removeAttribute("viewBox"));
      // ECharts' own element around the drawing has the screen's size too.
      for (const { style } of [svg, svg.parentElement!]) {
        const { width, height } = style;
        Object.assign(style, { width: "100%", height: "100%" });
        release.push(() => Object.assign(style, { width, height }));
      }
    };
    const end = () => {
      for (const undo of release.splice(0)) undo();
    };
    window.addEventListener("beforeprint", fit);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", fit);
      window.removeEventListener("afterprint", end);
    };
  }, [box]);
}
