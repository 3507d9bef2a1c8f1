import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FILES, NOWHERE, ROUTES, routeOf } from "#server/observe/routes.ts";

const APP = resolve(import.meta.dirname, "../../app");

test("are the addresses of the app folder, all of them and no other", () => {
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" }).map((name) => `/${name.replaceAll("\\", "/")}`);
  const addresses = files
    .filter((name) => /\/(page\.tsx|route\.tsx?)$/.test(name))
    // Folders in parentheses group files and are no part of the address.
    .map((name) => name.replace(/\/\([^)]*\)/g, "").replace(/\/[^/]+$/, "") || "/");
  expect([...ROUTES]).toEqual(addresses.sort());
});

test.each([
  ["/api/v1/events", "/api/v1/events"],
  ["/api/v1/batches/019aa0c4-7d52-7c1e-9c5f-2f6f6d3f1b7a", "/api/v1/batches/[id]"],
  ["/api/v1/batches/a/b", "/api/v1/[...rest]"],
  ["/api/trpc/dashboards.spending,live.changes", "/api/trpc/[trpc]"],
  ["/embed/spending", "/embed/[dashboard]"],
  ["/embed/api/live", "/embed/api/live"],
  ["/embed/v/secret", "/embed/v/[ticket]"],
  ["/embed/v/secret/more", "/embed/[...rest]"],
  ["/embed/v1.js", FILES],
  ["/embed/f/app-abc.js", FILES],
  ["/_next/static/chunks/a.js", FILES],
  ["/settings/tariffs/new", "/settings/tariffs/new"],
  ["/settings/tariffs/7", "/settings/tariffs/[id]"],
  ["/password/reset/secret", "/password/reset/[token]"],
  ["/.env", NOWHERE],
  ["", NOWHERE],
])("%s is %s", (path, route) => expect(routeOf(path)).toBe(route));

test("are few, whatever is asked for", () => {
  const known = new Set<string>([...ROUTES, FILES, NOWHERE]);
  const parts = fc.oneof(
    fc.string({ unit: fc.integer({ min: 1, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
    fc.constantFrom("api", "v1", "embed", "v", "trpc", "settings", "..", "%2f"),
  );
  fc.assert(fc.property(fc.array(parts), (path) => known.has(routeOf(`/${path.join("/")}`))));
});
