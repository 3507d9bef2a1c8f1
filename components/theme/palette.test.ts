import { readFileSync } from "node:fs";
import {
  differenceCiede2000,
  differenceEuclidean,
  displayable,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  rgb,
  wcagContrast,
} from "culori";
import { describe, expect, test } from "vitest";
import { CATEGORICAL, css, DIVERGING, type Oklch, SEQUENTIAL, SURFACE } from "#components/theme/palette.ts";

const SIGHTS = {
  normal: (colour: string) => rgb(colour)!,
  protan: (colour: string) => rgb(filterDeficiencyProt(1)(rgb(colour)!))!,
  deutan: (colour: string) => rgb(filterDeficiencyDeuter(1)(rgb(colour)!))!,
  tritan: (colour: string) => rgb(filterDeficiencyTrit(1)(rgb(colour)!))!,
};
/** About ten times what is just noticeable side by side. */
const LEAST_DIFFERENCE = 11;
const stylesheet = readFileSync(new URL("../../components/theme/tokens.css", import.meta.url), "utf8");

describe.each(["light", "dark"] as const)("on the %s ground", (ground) => {
  const colours = CATEGORICAL.map((one) => css(one[ground]));

  test.each(Object.entries(SIGHTS))("any two categories are told apart with %s sight", (_, seen) => {
    for (const [i, a] of colours.entries()) {
      for (const b of colours.slice(i + 1)) {
        expect(differenceCiede2000()(seen(a), seen(b)), `${a} and ${b}`).toBeGreaterThanOrEqual(LEAST_DIFFERENCE);
      }
    }
  });

  test("every category is a mark of contrast 3:1, within sRGB", () => {
    for (const colour of colours) {
      expect(wcagContrast(colour, css(SURFACE[ground])), colour).toBeGreaterThanOrEqual(3);
      expect(displayable(colour), colour).toBe(true);
    }
  });

  test("the sequential palette climbs in even steps", () => {
    const steps = between(SEQUENTIAL[ground]);
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.35);
  });

  test("the diverging palette is as strong on one side as on the other", () => {
    const lightness = DIVERGING[ground].map(([value]) => value);
    expect(lightness).toEqual(lightness.toReversed());
  });

  test("texts and marks of the stylesheet reach WCAG AA on the grounds they stand on", () => {
    const token = tokens(ground);
    for (const behind of ["surface", "ground", "sunken"]) {
      for (const text of ["ink", "muted", "accent", "good", "bad"]) {
        expect(wcagContrast(token(text), token(behind)), `${text} on ${behind}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(wcagContrast(token("on-accent"), token("accent-fill"))).toBeGreaterThanOrEqual(4.5);
    expect(wcagContrast(token("field"), token("surface"))).toBeGreaterThanOrEqual(3);
  });
});

test("the stylesheet holds the palette's colours, light and dark together", () => {
  for (const [i, { light, dark }] of CATEGORICAL.entries()) {
    expect(stylesheet).toContain(`--color-series-${i + 1}: light-dark(${css(light)}, ${css(dark)});`);
  }
  for (const [i, light] of SEQUENTIAL.light.entries()) {
    expect(stylesheet).toContain(`--color-seq-${i + 1}: light-dark(${css(light)}, ${css(SEQUENTIAL.dark[i]!)});`);
  }
  for (const [i, light] of DIVERGING.light.entries()) {
    expect(stylesheet).toContain(`--color-div-${i + 1}: light-dark(${css(light)}, ${css(DIVERGING.dark[i]!)});`);
  }
});

function between(palette: readonly Oklch[]): number[] {
  const distance = differenceEuclidean("oklab");
  return palette.slice(1).map((colour, i) => distance(css(palette[i]!), css(colour)));
}

/** The value of a colour token of components/theme/tokens.css on a ground. */
function tokens(ground: "light" | "dark") {
  return (name: string): string => {
    const match = new RegExp(`--color-${name}: light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\);`).exec(stylesheet);
    if (!match) throw new Error(`components/theme/tokens.css has no --color-${name}`);
    return ground === "light" ? match[1]! : match[2]!;
  };
}
