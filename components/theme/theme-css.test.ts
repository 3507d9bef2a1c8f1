import { readFileSync } from "node:fs";
import { formatHex, oklch, wcagContrast } from "culori";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contrast, hexOf, oklchOf } from "#components/theme/colour.ts";
import { css } from "#components/theme/palette.ts";
import { schemeProperties, themeCss, themeProperties } from "#components/theme/theme-css.ts";
import { ownTones, type Tones, tonesOf } from "#components/theme/theme-tones.ts";
import { FONTS, ThemeTokens } from "#server/embed/theme-input.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
const maybe = fc.option(colour, { nil: null });
const colours = fc.record({ ground: maybe, surface: maybe, ink: maybe });
const theme = fc.record({
  mode: fc.constantFrom("auto", "light", "dark"),
  accent: maybe,
  light: colours,
  dark: colours,
  radius: fc.option(fc.integer({ min: 0, max: 24 }), { nil: null }),
  font: fc.constantFrom(...FONTS),
  density: fc.constantFrom("comfortable", "compact"),
}) as fc.Arbitrary<ThemeTokens>;

/** The whole of what a theme may be written as. */
const WELL_FORMED =
  /^@media not print\{:root\{color-scheme:(light dark|light|dark)\}\}:root\{(--[a-z0-9-]+:(light-dark\(oklch\([\d. /]+\), oklch\([\d. /]+\)\)|\d+px|-?[\d.]+r?em|[\w ,"-]+)(;(?=-)|(?=\})))*\}$/;
const PLAIN = ThemeTokens.parse({});
const own = (over: Partial<ThemeTokens>): ThemeTokens => ({ ...PLAIN, ...over });

test("the tones that themes start from are the stylesheet's", () => {
  const stylesheet = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
  const [light, dark] = [ownTones("light"), ownTones("dark")];
  for (const name of Object.keys(light)) {
    expect(stylesheet).toContain(`--color-${name}: light-dark(${css(light[name]!)}, ${css(dark[name]!)});`);
  }
});

test("the arithmetic of colours is that of a library, to a step of a screen", () => {
  fc.assert(
    fc.property(colour, colour, (a, b) => {
      const [one, other] = [oklchOf(a)!, oklchOf(b)!];
      const known = oklch(a)!;
      expect(one[0]).toBeCloseTo(known.l, 2);
      expect(one[1]).toBeCloseTo(known.c, 2);
      expect(hexOf(one)).toBe(formatHex({ mode: "oklch", l: one[0], c: one[1], h: one[2] }));
      expect(contrast(one, other)).toBeCloseTo(wcagContrast(hexOf(one), hexOf(other)), 1);
    }),
    { numRuns: 500 },
  );
});

describe("whatever a tenant chooses", () => {
  test("texts can be read on tiles, marks and fields can be seen on them", () => {
    fc.assert(
      fc.property(theme, maybe, (tokens, brand) => {
        for (const scheme of ["light", "dark"] as const) {
          const tones = tonesOf(scheme, tokens, brand);
          for (const text of ["ink", "muted", "accent", "good", "bad"]) expectContrast(tones, text, "surface", 4.5);
          if (tokens[scheme].ground === null) {
            for (const text of ["ink", "muted", "accent"]) expectContrast(tones, text, "ground", 4.5);
          }
          expectContrast(tones, "on-accent", "accent-fill", 4.5);
          expectContrast(tones, "field", "surface", 3);
          for (let series = 1; series <= 8; series += 1) expectContrast(tones, `series-${series}`, "surface", 3);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("the CSS is made of numbers and known words", () => {
    fc.assert(fc.property(theme, maybe, (tokens, brand) => void expect(themeCss(tokens, brand)).toMatch(WELL_FORMED)));
  });
});

test.each([
  "red;}</style><script>alert(1)</script>",
  "#fff;background:url(https://elsewhere.example)",
  "url(//x)",
  "__proto__",
  "constructor",
  "{color:red}",
])("nothing of %s stands in the CSS, wherever it is put", (garbage) => {
  const bad = garbage as never;
  const colours = { ground: bad, surface: bad, ink: bad };
  const tokens = { mode: bad, accent: bad, light: colours, dark: colours, radius: bad, font: bad, density: bad };
  const written = themeCss(tokens, garbage);
  expect(written).toMatch(WELL_FORMED);
  expect(written).not.toContain(garbage);
  expect(written).toBe(themeCss(PLAIN, null));
});

test("a theme that says nothing leaves all as it is", () => {
  expect(themeProperties(PLAIN, null)).toEqual({});
});

test("a page that was not chosen goes with the tiles, so that what stands on it can be read", () => {
  const { ground, ink } = tonesOf("light", own({ light: { ground: null, surface: "#14161c", ink: null } }), null);
  expect(contrast(ink!, ground!)).toBeGreaterThan(10);
});

test("a chosen colour that can be read is kept as it is", () => {
  const light = { ground: "#f4f1ea", surface: "#fffdf8", ink: "#2b2118" };
  const tones = tonesOf("light", own({ light }), null);
  expect([tones.ground, tones.surface, tones.ink].map((tone) => hexOf(tone!))).toEqual(Object.values(light));
});

test("the accent of the theme goes before the brand's colour", () => {
  expect(themeProperties(own({ accent: "#b3261e" }), "#1a4fb4")).toEqual(themeProperties(own({ accent: "#b3261e" }), null));
  expect(themeProperties(PLAIN, "#1a4fb4")["--color-accent"]).not.toBe(themeProperties(PLAIN, null)["--color-accent"]);
});

test("dark tiles in light surroundings get the colours of charts that belong on dark", () => {
  const tones = tonesOf("light", own({ light: { ground: null, surface: "#14161c", ink: null } }), null);
  expect(tones["seq-1"]).toEqual(ownTones("dark")["seq-1"]);
  expect(contrast(tones.ink!, tones.surface!)).toBeGreaterThan(10);
});

test("one scheme changes without the other", () => {
  const { "--color-surface": surface } = themeProperties(own({ dark: { ground: null, surface: "#000000", ink: null } }), null);
  expect(surface).toBe("light-dark(oklch(1 0 0), oklch(0 0 0))");
});

test("in one scheme alone every token is said, and means the same as in a page of that scheme", () => {
  const tokens = own({ accent: "#b3261e", dark: { ground: null, surface: "#101820", ink: null }, radius: 2 });
  const [page, part] = [themeProperties(tokens, null), schemeProperties(tokens, null, "dark")];
  for (const name of Object.keys(ownTones("dark"))) expect(part).toHaveProperty(`--color-${name}`);
  for (const [name, value] of Object.entries(page)) {
    const [, dark] = /^light-dark\(.*\), (.*)\)$/.exec(value) ?? [null, value];
    expect(part[name], name).toBe(dark);
  }
});

test("radius, font, density and scheme are said", () => {
  const written = themeCss(own({ mode: "dark", radius: 0, font: "serif", density: "compact" }), null);
  for (const part of ["color-scheme:dark", "--radius-box:0px", "--font-sans:ui-serif", "--spacing:"]) {
    expect(written).toContain(part);
  }
  expect(themeCss(PLAIN, null)).toContain("color-scheme:light dark");
});

function expectContrast(tones: Tones, of: string, on: string, least: number): void {
  expect(contrast(tones[of]!, tones[on]!), `${of} on ${on}`).toBeGreaterThanOrEqual(least);
}
