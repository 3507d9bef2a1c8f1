import { expect, test } from "vitest";
import { type Choices, parseChoices, printChoices } from "#components/console/embedding/playground/choices.ts";

const read = (query: string) => parseChoices(new URLSearchParams(query), "spending");

test("an address that says nothing leaves all to the tenant's settings", () => {
  expect(read("")).toEqual({
    ...{ dashboard: "spending", subject: null, can: null, filters: {} },
    ...{ mode: "saved", locale: null, currency: null },
  });
});

test.each<Choices>([
  read(""),
  { ...read(""), subject: "a&b=c/ü", can: ["events", "export"], mode: "dark", locale: "de", currency: "EUR" },
  { ...read(""), can: [], filters: { category: [], merchant: ["Rewe", "A,B & C"] } },
  { ...read(""), dashboard: "devices", filters: { room: ["Kitchen"] } },
])("what an address keeps comes back from it", (choices) => {
  expect(read(printChoices(choices))).toEqual(choices);
});

test("words that mean nothing count as none, and locks of another dashboard are left out", () => {
  expect(read("dashboard=__proto__&can=fly,export&theme=x&currency=euro&lock.room=Kitchen&lock.constructor=1")).toEqual({
    ...read(""),
    can: ["export"],
  });
});
