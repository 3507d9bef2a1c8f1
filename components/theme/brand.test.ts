import fc from "fast-check";
import { expect, test } from "vitest";
import { brandCss, brandOf, TEXT_CONTRAST } from "#components/theme/brand.ts";
import { contrast } from "#components/theme/colour.ts";
import { SURFACE } from "#components/theme/palette.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("whatever the brand's colour, text in it and on it can be read, in light and dark", () => {
  fc.assert(
    fc.property(colour, (chosen) => {
      const brand = brandOf(chosen);
      for (const scheme of ["light", "dark"] as const) {
        const { accent, fill, onFill, tint } = brand[scheme];
        expect(contrast(accent, SURFACE[scheme])).toBeGreaterThanOrEqual(TEXT_CONTRAST);
        expect(contrast(accent, tint)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
        expect(contrast(onFill, fill)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      }
    }),
    { numRuns: 300 },
  );
});

test("a colour that can be read already stays itself", () => {
  const { light } = brandOf("#1a4fb4");
  expect(light.fill[0]).toBeCloseTo(light.accent[0], 2);
  expect(light.accent[0]).toBeCloseTo(0.457, 2);
});

test("its CSS is made of numbers", () => {
  fc.assert(
    fc.property(colour, (chosen) => {
      expect(brandCss(chosen)).toMatch(/^:root\{(--color-[a-z-]+:light-dark\((oklch\([\d. ]+\)(, )?){2}\);?)+\}$/);
    }),
  );
});
