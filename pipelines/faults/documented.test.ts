import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const ROOMS = ["db", "server", "pipelines", "app", "components"];

/** The rows of the table under "When things fail" in docs/operations.md: what fails, what is expected, held by. */
const rows = readFileSync(join(ROOT, "docs/operations.md"), "utf8")
  .split("\n## ")
  .filter((section) => section.startsWith("When things fail"))
  .flatMap((section) => section.split("\n").filter((line) => line.startsWith("| ")))
  .slice(1)
  .map((line) => line.split("|").map((cell) => cell.trim()));
const linked = rows.flatMap((row) => [...row[3]!.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path]) => path!));

test("every run of faults has a row in the table of operations, and every row its run", async () => {
  const found = await Promise.all(
    ROOMS.map(async (room) => (await readdir(join(ROOT, room), { recursive: true })).map((name) => join(room, name))),
  );
  const there = found.flat().filter((path) => /\.faults\.tsx?$/.test(path));
  expect([...linked].sort()).toEqual(there.map((path) => path.split("\\").join("/")).sort());
  expect(linked.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  expect(rows.filter((row) => row[2]!.length < 15)).toEqual([]);
});

test("every fault says in its own file what is expected of it", async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith(".faults.ts"));
  expect(files.length).toBeGreaterThan(8);
  for (const name of files) {
    const text = await readFile(join(import.meta.dirname, name), "utf8");
    expect(text, relative(ROOT, name)).toMatch(/\/\*\*[\s\S]*?\bExpected\b[\s\S]*?\*\//);
  }
});
