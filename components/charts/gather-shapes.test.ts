import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gatherShapes } from "#components/charts/gather-shapes.ts";

type Cell = { x: number; y: number; width: number; height: number; fill: string };

const markup = ({ x, y, width, height, fill }: Cell) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="2" fill="${fill}"/>`;
const size = fc.integer({ min: 50, max: 300 }).map((tenths) => tenths / 10);
const place = fc.integer({ min: 0, max: 2_000 }).map((tenths) => tenths / 10);
const cell = fc.record({ x: place, y: place, width: size, height: size, fill: fc.constantFrom("red", "green", "blue") });

/** Cells of gathered paths, in any order. */
function cellsIn(svg: string): Cell[] {
  return [...svg.matchAll(/<path d="([^"]*)" fill="(\w+)"\/>/g)].flatMap(([, path, fill]) =>
    [...path!.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)a2 2 0 0 1 2 2v([\d.]+)a[^M]*z/g)].map(([, ...numbers]) => {
      const [x, y, across, down] = numbers.map(Number) as [number, number, number, number];
      return { x: x - 2, y, width: across + 4, height: down + 4, fill: fill! };
    }),
  );
}
const told = (cells: readonly Cell[]) =>
  cells
    .map(({ x, y, width, height, fill }) =>
      [x, y, width, height]
        .map((n) => n.toFixed(1))
        .concat(fill)
        .join(" "),
    )
    .sort();
const overlapping = (a: Cell, b: Cell) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe("shapes that look the same", () => {
  test("cells that lie beside each other keep place, size and colour, in a path a colour", () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 60 }), (all) => {
        const apart = all.filter((one, at) => !all.slice(0, at).some((other) => overlapping(one, other)));
        fc.pre(apart.length > 1);
        const svg = gatherShapes(apart.map(markup).join(""));
        expect(told(cellsIn(svg))).toEqual(told(apart));
        expect(svg.split("<path").length - 1).toBe(new Set(apart.map(({ fill }) => fill)).size);
      }),
    );
  });

  test("where one lies over another of another colour, the order stays", () => {
    const run = [
      { x: 0, y: 0, width: 20, height: 20, fill: "red" },
      { x: 10, y: 10, width: 20, height: 20, fill: "blue" },
      { x: 50, y: 0, width: 20, height: 20, fill: "red" },
    ];
    expect(gatherShapes(run.map(markup).join(""))).toBe(run.map(markup).join(""));
  });

  test("neighbours of one look become one path; others stay themselves, in their order", () => {
    const bars = '<path d="M0 0h5v5h-5z" fill="red"/><path d="M9 0h5v5h-5z" fill="red"/><path d="M0 9h5v5h-5z" fill="blue"/>';
    expect(gatherShapes(bars)).toBe('<path d="M0 0h5v5h-5zM9 0h5v5h-5z" fill="red"/><path d="M0 9h5v5h-5z" fill="blue"/>');
    const mixed = '<path d="M0 0h5" stroke="red"/><text>a</text><path d="M0 9h5" stroke="red"/>';
    expect(gatherShapes(mixed)).toBe(mixed);
  });

  test("what is see-through is not gathered: where it overlaps it is seen through twice", () => {
    const ribbons = '<path d="M0 0h5v5z" fill="red" fill-opacity="0.3"/><path d="M1 1h5v5z" fill="red" fill-opacity="0.3"/>';
    expect(gatherShapes(ribbons)).toBe(ribbons);
  });
});
