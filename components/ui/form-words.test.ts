import { expect, test } from "vitest";
import { z } from "zod";
import { asSentence, formWords } from "#components/ui/form-words.ts";

const said = (schema: z.ZodType, input: unknown) =>
  schema.safeParse(input, { error: formWords }).error?.issues.map(({ message }) => message);

test("an empty field asks to be filled in, whatever it takes", () => {
  for (const schema of [z.string().min(1), z.email(), z.number(), z.int().min(3), z.enum(["a", "b"]), z.url(), z.iso.date()]) {
    for (const nothing of ["", null, undefined]) {
      // A text that may be empty up to its other rules says those first.
      const [first] = said(schema, nothing) ?? [];
      expect(first).toBe("Fill this in.");
    }
  }
});

test("what does not fit is said with the bound, in words for people", () => {
  expect(said(z.string().min(12), "short")).toEqual(["Write at least 12 characters."]);
  expect(said(z.string().max(3), "longer")).toEqual(["Write at most 3 characters."]);
  expect(said(z.number().min(0), -1)).toEqual(["This has to be at least 0."]);
  expect(said(z.number().lt(100), 100)).toEqual(["This has to be less than 100."]);
  expect(said(z.int(), 1.5)).toEqual(["Write a whole number."]);
  expect(said(z.array(z.string()).min(1), [])).toEqual(["Choose at least one."]);
  expect(said(z.email(), "nobody")).toEqual(["This is not an e-mail address: it looks like name@example.org."]);
  expect(said(z.enum(["a", "b"]), "c")).toEqual(["Choose one of those offered."]);
});

test("a schema's own words go before these", () => {
  expect(said(z.string().min(1, { error: "Give it a name." }), "")).toEqual(["Give it a name."]);
});

test("words made to follow a name become a sentence below a field; sentences stay", () => {
  expect(asSentence("is not a colour")).toBe("This is not a colour.");
  expect(asSentence("needs one scope at least")).toBe("This needs one scope at least.");
  expect(asSentence("is empty")).toBe("Fill this in.");
  expect(asSentence("Fill this in.")).toBe("Fill this in.");
  expect(asSentence("Two rules have the same id.")).toBe("Two rules have the same id.");
});
