import { expect, test } from "vitest";
import { changesOf, type Draft, type DraftRule, moveRule, putRule, toDraft, toRules } from "#components/console/rules/draft.ts";

const rule = (id: string, matchValue = id): DraftRule => ({ id, matchKind: "merchant_is", matchValue, gives: "food" });
const base: Draft = { categories: [rule("a"), rule("b"), rule("c")], merchants: [] };
const ids = (rules: readonly DraftRule[]) => rules.map(({ id }) => id).join("");

test("a draft is the rules it was made of", () => {
  const rules = {
    categoryRules: [{ id: "1", matchKind: "mcc_is" as const, matchValue: "5411", category: "food" }],
    merchantRules: [{ id: "2", matchKind: "raw_is" as const, matchValue: "X", merchant: "Ex" }],
  };
  expect(toRules(toDraft(rules))).toEqual(rules);
});

test("rules move one place, and stay at an end", () => {
  expect(ids(moveRule(base.categories, "b", -1))).toBe("bac");
  expect(ids(moveRule(base.categories, "b", 1))).toBe("acb");
  expect(ids(moveRule(base.categories, "a", -1))).toBe("abc");
  expect(ids(moveRule(base.categories, "c", 1))).toBe("abc");
});

test("what a draft changes is counted; the same again is nothing", () => {
  const with_ = (categories: DraftRule[]) => changesOf(base, { ...base, categories });
  expect(changesOf(base, structuredClone(base))).toBeNull();
  expect(with_([...base.categories, rule("d")])).toEqual({ added: 1, changed: 0, removed: 0, moved: false });
  expect(with_(putRule(base.categories, rule("b", "other")))).toEqual({ added: 0, changed: 1, removed: 0, moved: false });
  expect(with_([rule("a"), rule("c")])).toEqual({ added: 0, changed: 0, removed: 1, moved: false });
  expect(with_(moveRule(base.categories, "a", 1))).toEqual({ added: 0, changed: 0, removed: 0, moved: true });
  expect(with_(moveRule(moveRule(base.categories, "a", 1), "a", -1))).toBeNull();
});
