import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tidySvg } from "#components/charts/tidy-svg.ts";

/** Places of a path of straight lines, in either way of writing. */
function placesOf(path: string): [number, number][] {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([MLhvl])([^MLhvlzZ]*)/g)].map(([, command, text]) => {
    const numbers = text!.trim().split(" ").map(Number);
    if (command === "M" || command === "L") [x, y] = numbers as [number, number];
    else if (command === "h") x += numbers[0]!;
    else if (command === "v") y += numbers[0]!;
    else [x, y] = [x + numbers[0]!, y + numbers[1]!];
    return [x, y];
  });
}
const pathOf = (svg: string) => / d="([^"]*)"/.exec(svg)?.[1] ?? "";
const coordinate = fc.float({ min: -2_000, max: 2_000, noNaN: true }).map((value) => Math.round(value * 1e4) / 1e4);

describe("drawings without what nobody sees", () => {
  test("a line goes where it went, to a tenth of a pixel, however long it is", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 400 }), (points) => {
        const path = points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join("");
        const after = placesOf(pathOf(tidySvg(`<path d="${path}" stroke="red"></path>`, "c")));
        expect(after).toHaveLength(points.length);
        for (const [at, [x, y]] of points.entries()) {
          expect(Math.abs(after[at]![0] - x)).toBeLessThan(0.0501);
          expect(Math.abs(after[at]![1] - y)).toBeLessThan(0.0501);
        }
      }),
    );
  });

  test("a cell with round corners is a rectangle of the same place and size", () => {
    const cell =
      '<path d="M557.4 178.6L574.5 178.6A2 2 0 0 1 576.5 180.6L576.5 204.5A2 2 0 0 1 574.5 206.5L557.4 206.5A2 2 0 0 1 555.4 204.5L555.4 180.6A2 2 0 0 1 557.4 178.6Z" fill="red"></path>';
    expect(tidySvg(cell, "c")).toBe('<rect x="555.4" y="178.6" width="21.1" height="27.9" rx="2" fill="red"/>');
  });

  test("a bar that is round at one end alone stays as it is drawn", () => {
    const bar = '<path d="M10 20L30 20A2 2 0 0 1 32 22L32 90L8 90L8 22A2 2 0 0 1 10 20Z" fill="red"></path>';
    expect(tidySvg(bar, "c")).toBe(bar.replace("></path>", "/>"));
  });

  test("what is drawn at no size, or in no colour, goes; what has an outline stays", () => {
    expect(tidySvg('<path d="M1 0A1 1 0 1 1 1 -0.1" transform="matrix(0,0,0,0,22.1,201.9)" fill="red"></path>', "c")).toBe("");
    expect(tidySvg('<rect width="580" height="260" x="0" y="0" fill="none"></rect>', "c")).toBe("");
    expect(tidySvg('<path d="M0 0L1 1" fill="none" stroke="red"></path>', "c")).toContain('stroke="red"');
  });

  test("a name is told as it is, whatever is written in it", () => {
    const name = "<text>12.3456 d=&quot;M0 0L1.23 4.56&quot; class=&quot;x&quot; transform</text>";
    expect(tidySvg(name, "c")).toBe(name);
  });
});
