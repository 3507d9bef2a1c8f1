import { expect, test } from "vitest";
import { expectedAt } from "#server/quarantine/expected-at.ts";

const TRANSACTION = "inlay.spending.transaction.v1@1.0";

test.each([
  ["/data/direction", "one of debit, credit", true],
  ["/data/amountMinor", /^a whole number, at least 0/, true],
  ["/data/merchant/name", /^a text, .*at most 200 characters/, true],
  ["/data/splits/3/amountMinor", /^a whole number/, true],
  ["/data/ownTransfer", "true or false", false],
  ["/specversion", '"1.0"', true],
])("at %s the schema expects what it says", (path, form, required) => {
  expect(expectedAt(TRANSACTION, path)).toMatchObject({
    form: typeof form === "string" ? form : expect.stringMatching(form),
    required,
  });
});

test("of a name, a place or a type that is not known it says nothing", () => {
  for (const [schema, path] of [
    [TRANSACTION, "/data/bogus"],
    [TRANSACTION, ""],
    ["", "/data/amountMinor"],
    ["no.such@1", "/data/x"],
  ] as const)
    expect(expectedAt(schema, path)).toBeNull();
  // What every event has is expected of any.
  expect(expectedAt("", "/id")).toMatchObject({ required: true });
});
