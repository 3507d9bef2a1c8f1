import { expect, test } from "vitest";
import { entriesFor, isAt } from "#components/shell/navigation.ts";
import { can, PERMISSIONS, type Role } from "#server/auth/permissions.ts";

const of = (role: Role) => ({ permissions: PERMISSIONS.filter((permission) => can(role, permission)) });
const names = (role: Role) => entriesFor(of(role), ["spending", "devices"], null).map(({ name }) => name);

test("customers are offered their dashboards and nothing else", () => {
  expect(names("customer")).toEqual(["Spending", "Devices"]);
  expect(entriesFor(of("customer"), ["devices"], null).map(({ href }) => href)).toEqual(["/devices"]);
});

test("staff are offered the pages that their role opens, a section by its first one", () => {
  expect(names("viewer")).toEqual(["Spending", "Devices", "Customers", "Settings"]);
  expect(names("analyst")).toEqual(["Spending", "Devices", "Customers", "Explore", "Data", "Settings"]);
  expect(names("admin")).toEqual(["Spending", "Devices", "Customers", "Explore", "Data", "Settings"]);
  const settings = (role: Role) => entriesFor(of(role), [], null).find(({ name }) => name === "Settings");
  expect(settings("admin")?.href).toBe("/settings/general");
  expect(settings("analyst")?.places.map(({ name }) => name)).toEqual(["Embedding"]);
  expect(settings("customer")).toBeUndefined();
});

test("the chosen customer goes along from dashboard to dashboard, whatever its id", () => {
  const [spending, , customers] = entriesFor(of("admin"), ["spending", "devices"], "a&b=c/ü");
  expect(new URL(spending!.href, "http://x").searchParams.get("subject")).toBe("a&b=c/ü");
  expect(customers!.href).toBe("/customers");
});

test("no two places are reached by the same keys", () => {
  const places = entriesFor(of("operator"), ["spending", "devices"], null).flatMap((entry) => entry.places);
  expect(new Set(places.map(({ key }) => key)).size).toBe(places.length);
});

test("a page is at its place and at those above it, not at one that only begins alike", () => {
  expect(isAt("/data/batches/1", { href: "/data/batches" })).toBe(true);
  expect(isAt("/spending", { href: "/spending?subject=x" })).toBe(true);
  expect(isAt("/spendings", { href: "/spending" })).toBe(false);
});
