import { expect, test } from "vitest";
import { detailRows } from "#components/console/audit/detail-rows.ts";

test("a change is told by what changed, whether field by field or as a whole", () => {
  expect(detailRows({ name: { from: "Old", to: "New" }, zone: { from: "UTC", to: "UTC" } })).toEqual([
    { name: "name", from: "Old", to: "New" },
  ]);
  expect(detailRows({ from: { price: 20, currency: "EUR" }, to: { price: 21, currency: "EUR", note: "night" } })).toEqual([
    { name: "price", from: "20", to: "21" },
    { name: "note", from: "nothing", to: "night" },
  ]);
});

test("anything else is told as it is, in words", () => {
  expect(detailRows({ acceptBackDays: 30, scopes: ["a", "b"], filter: {}, gone: null })).toEqual([
    { name: "accept back days", to: "30" },
    { name: "scopes", to: "a, b" },
    { name: "filter", to: "{}" },
    { name: "gone", to: "nothing" },
  ]);
});
