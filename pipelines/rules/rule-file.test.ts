import { expect, test } from "vitest";
import { parseRules, printRules } from "#pipelines/rules/rule-file.ts";

const FILE = `categories:
  - merchant_is: Albert
    category: groceries
  - mcc_is: 5411
    category: food
merchants:
  - raw_starts: "ALBERT HEIJN"
    merchant: Albert Heijn
`;

test("a file is read in its order, and what is printed reads the same", () => {
  const rules = parseRules(FILE, "rules.yaml");
  expect(rules.categoryRules.map(({ id: _, ...rule }) => rule)).toEqual([
    { matchKind: "merchant_is", matchValue: "Albert", category: "groceries" },
    { matchKind: "mcc_is", matchValue: "5411", category: "food" },
  ]);
  const odd = parseRules('categories:\n  - description_contains: "# no: [comment] 🍕\\n"\n    category: odd', "odd.yaml");
  for (const one of [rules, odd]) {
    const again = parseRules(printRules(one), "again.yaml");
    const without = ({ categoryRules, merchantRules }: typeof one) =>
      [...categoryRules, ...merchantRules].map(({ id: _, ...rule }) => rule);
    expect(without(again)).toEqual(without(one));
  }
});

test("an empty file is a set without rules", () => {
  expect(parseRules("", "empty.yaml")).toEqual({ categoryRules: [], merchantRules: [] });
  expect(parseRules("categories:\nmerchants:\n", "empty.yaml")).toEqual({ categoryRules: [], merchantRules: [] });
});

test.each([
  ["categories:\n  - category: food", /rules.yaml: categories.0: needs "category" and exactly one of merchant_is, /],
  ["categories:\n  - {merchant_is: A, mcc_is: 1234, category: x}", /categories.0: needs/],
  ["categories:\n  - {merchant_was: A, category: x}", /categories.0: needs/],
  ["categories:\n  - {merchant_is: A, category: Eating Out}", /categoryRules.0.category: is a word of a-z/],
  ["categories:\n  - {mcc_is: 54, category: x}", /four digits/],
  ["rules: []", /Unrecognized key/],
  ["categories: [", /rules.yaml is not YAML/],
])("what is not a set of rules is refused by name: %s", (text, about) => {
  expect(() => parseRules(text, "rules.yaml")).toThrow(about);
});
