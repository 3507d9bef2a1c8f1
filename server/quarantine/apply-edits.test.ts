import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "#server/quarantine/apply-edits.ts";
import { Change, Edit } from "#server/quarantine/quarantine-input.ts";

const EVENT = { id: "a", data: { amount: 1, parts: [{ n: 1 }, { n: 2 }], "a/b": { "~": 0 } } };

describe("an edit", () => {
  test.each([
    ["sets what is there", { op: "set", path: "/data/amount", value: 2 }, { ...EVENT.data, amount: 2 }],
    [
      "sets what is not there, with the objects on the way",
      { op: "set", path: "/data/merchant/name", value: "Z" },
      { ...EVENT.data, merchant: { name: "Z" } },
    ],
    ["sets an entry of a list", { op: "set", path: "/data/parts/1/n", value: 3 }, { ...EVENT.data, parts: [{ n: 1 }, { n: 3 }] }],
    [
      "sets the place after a list's last entry",
      { op: "set", path: "/data/parts/-", value: 9 },
      { ...EVENT.data, parts: [{ n: 1 }, { n: 2 }, 9] },
    ],
    ["removes", { op: "remove", path: "/data/parts/0" }, { ...EVENT.data, parts: [{ n: 2 }] }],
    ["removes nothing where nothing is", { op: "remove", path: "/data/none/of/it" }, EVENT.data],
    [
      "replaces a value that is as said",
      { op: "replace", path: "/data/parts/0", from: { n: 1 }, to: 5 },
      { ...EVENT.data, parts: [5, { n: 2 }] },
    ],
    ["leaves another value alone", { op: "replace", path: "/data/amount", from: "1", to: 5 }, EVENT.data],
    ["reads escaped keys", { op: "set", path: "/data/a~1b/~0", value: 1 }, { ...EVENT.data, "a/b": { "~": 1 } }],
    ["goes through no text", { op: "set", path: "/id/length", value: 1 }, EVENT.data],
    [
      "is no way to every object's prototype",
      { op: "set", path: "/data/constructor/prototype/bad", value: 1 },
      { ...EVENT.data, constructor: { prototype: { bad: 1 } } },
    ],
  ] as const)("%s", (_, edit, data) => {
    const before = structuredClone(EVENT);
    expect(applyEdits(EVENT, [Edit.parse(edit)])).toEqual({ ...EVENT, data });
    expect(EVENT).toEqual(before);
    expect("bad" in {}).toBe(false);
  });

  test("names no __proto__ and no place that is none", () => {
    for (const path of ["", "data", "/data/~2", "/data/__proto__/x"])
      expect(Edit.safeParse({ op: "remove", path }).success).toBe(false);
  });
});

test("what is set can be removed again, wherever it is", () => {
  const key = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text !== "__proto__" && text !== "id");
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), fc.jsonValue(), (steps, value) => {
      const path = steps.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
      const set = applyEdits({ id: "a" }, [{ op: "set", path, value: value as never }]);
      const found = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], set);
      expect(found).toEqual(value);
      const gone = applyEdits(set, [{ op: "remove", path: `/${path.slice(1).split("/")[0]}` }]);
      expect(gone).toEqual({ id: "a" });
    }),
  );
});

test("edits hold no more than a chunk of a thousand events can bear", () => {
  const edits = (...sizes: number[]) => ({
    kind: "edits",
    edits: sizes.map((size) => ({ op: "set", path: "/data/note", value: "x".repeat(size) })),
  });
  expect(Change.safeParse(edits(19_000)).success).toBe(true);
  for (const change of [edits(20_000), edits(10_000, 10_000)])
    expect(Change.safeParse(change).error?.issues).toMatchObject([{ path: ["edits"], message: expect.stringMatching(/20,000/) }]);
});
