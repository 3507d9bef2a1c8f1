import { expect, test } from "vitest";
import { draftOf, isWhole, PLAIN, sameTheme, tokensOf } from "#components/console/embedding/theme/theme-draft.ts";
import { themeWarnings } from "#components/console/embedding/theme/theme-warnings.ts";
import { ThemeTokens } from "#server/embed/theme-input.ts";

const none = { ground: null, surface: null, ink: null };
const own = (over: Partial<ThemeTokens>): ThemeTokens => ({ ...PLAIN, ...over });

test("Inlay's own look is what the schema gives for nothing", () => {
  expect(PLAIN).toEqual(ThemeTokens.parse({}));
});

test("a theme that is written into the form and read again is the same", () => {
  const theme = own({ accent: "#b3261e", light: { ground: "#fafafa", surface: null, ink: "#112233" }, radius: 3, font: "serif" });
  expect(tokensOf(draftOf(theme))).toEqual(theme);
  expect(sameTheme(theme, tokensOf(draftOf(theme)))).toBe(true);
  expect(sameTheme(theme, PLAIN)).toBe(false);
});

test("half a colour counts as none, and is not whole", () => {
  const draft = { ...draftOf(PLAIN), accent: "#b326" };
  expect(tokensOf(draft).accent).toBeNull();
  expect(isWhole(draft)).toBe(false);
  expect(isWhole({ ...draft, accent: "#B3261E" })).toBe(true);
});

test("what can be read is not warned of", () => {
  expect(themeWarnings(PLAIN, null)).toEqual([]);
  expect(themeWarnings(own({ mode: "light", accent: "#1a4fb4", light: { ...none, ink: "#222222" } }), null)).toEqual([]);
});

test("pale text is named, with its contrast and with what is shown in its place", () => {
  const [warning, ...others] = themeWarnings(
    own({ mode: "light", light: { ...none, surface: "#ffffff", ink: "#999999" } }),
    null,
  );
  expect(warning).toMatch(
    /^In light, text has 2\.\d : 1 on the (tiles|page); 4\.5 : 1 is needed\. It is shown as #[0-9a-f]{6}\.$/,
  );
  expect(others).toEqual([]);
});

test("an accent is judged as text and as a line, in each scheme that can be seen", () => {
  expect(themeWarnings(own({ accent: "#ffe600" }), null)).toEqual([
    expect.stringMatching(/^In light.*neither text .* nor lines/),
  ]);
  expect(themeWarnings(own({ accent: "#000066" }), null)).toEqual([expect.stringMatching(/^In dark.*neither text .* nor lines/)]);
  expect(themeWarnings(own({ accent: "#000066", mode: "light" }), null)).toEqual([]);
  expect(themeWarnings(own({ mode: "light", accent: "#d9730d" }), null)).toEqual([expect.stringMatching(/text needs 4\.5 : 1/)]);
  expect(themeWarnings(own({ mode: "light" }), "#ffe600")).toHaveLength(1);
});

test("tiles of a middle tone cost the colours of charts, and that is said", () => {
  const warnings = themeWarnings(own({ mode: "light", light: { ...none, surface: "#8a8a8a" } }), null);
  expect(warnings).toEqual([expect.stringMatching(/of the eight colours of charts had less than 3 : 1/)]);
});

test("a page and tiles that no text suits alike are said", () => {
  const light = { ground: "#000000", surface: "#808080", ink: null };
  expect(themeWarnings(own({ mode: "light", light }), null).join(" ")).toMatch(
    /no text can be read on the page and on tiles alike/,
  );
});
