import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { problem } from "#pipelines/cli/problem.ts";
import { makeProgram } from "#pipelines/cli/program.ts";
import { table } from "#pipelines/cli/report.ts";
import { AppError } from "#server/errors.ts";

const program = await makeProgram();
const leaves = (command: Command, path: string[] = []): { path: string; command: Command }[] =>
  command.commands.length === 0
    ? [{ path: path.join(" "), command }]
    : command.commands.filter((one) => one.name() !== "help").flatMap((one) => leaves(one, [...path, one.name()]));

/** The help as it is printed, examples included. */
function helpOf(command: Command): string {
  let text = "";
  const collect = (piece: string) => {
    text += piece;
  };
  command.configureOutput({ writeOut: collect });
  command.outputHelp();
  return text;
}

const main = join(import.meta.dirname, "main.ts");
const inlay = (...args: string[]) =>
  spawnSync(process.execPath, [main, ...args], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: "postgres://nobody:x@127.0.0.1:1/none" },
  });

describe("every verb", () => {
  test("that the product promises is there", () => {
    const promised = [
      "backfill",
      "doctor",
      "import",
      "key create",
      "key list",
      "key revoke",
      "migrate",
      "process",
      "quarantine discard",
      "quarantine list",
      "quarantine replay",
      "quarantine show",
      "refresh",
      "start",
      "tenant create",
      "tenant list",
      "tenant set",
      "user create",
      "user disable",
      "user password",
      "verify",
    ];
    expect(leaves(program).map((leaf) => leaf.path)).toEqual(expect.arrayContaining(promised));
  });

  for (const { path, command } of leaves(program)) {
    test(`${path} says what it does, what each option means, and gives examples that name it`, () => {
      const help = helpOf(command);
      expect(command.description()).not.toBe("");
      for (const option of command.options)
        expect({ option: option.flags, about: option.description }).not.toMatchObject({ about: "" });
      expect(help).toMatch(/Examples?:\n/);
      expect(help).toContain(`npm run inlay -- ${path}`);
    });
  }
});

describe("the exit status", () => {
  test("is 0 for help, 2 for wrong usage, 1 when it could not be done, with one sentence and no stack", () => {
    const help = inlay("--help");
    expect([help.status, help.stdout]).toEqual([0, expect.stringContaining("tenant")]);
    for (const args of [
      ["nonsense"],
      ["tenant", "create"],
      ["tenant", "set"],
      ["key", "list", "--tenant"],
      ["tenant", "list", "--nonsense"],
    ]) {
      const wrong = inlay(...args);
      expect({ args, status: wrong.status, said: wrong.stderr !== "" }).toEqual({ args, status: 2, said: true });
    }
    const down = inlay("tenant", "list");
    expect([down.status, down.stderr]).toEqual([1, expect.stringMatching(/^The database does not answer.*\n$/)]);
    expect(down.stdout).toBe("");
  });
});

describe("a problem", () => {
  test("is one sentence that says what to do", () => {
    expect(problem(new AppError("BAD_REQUEST", { message: "zone: no" }))).toEqual({ sentence: "zone: no", status: 2 });
    expect(problem(new AppError("NOT_FOUND", { message: "There is no tenant." }))).toEqual({
      sentence: "There is no tenant.",
      status: 1,
    });
    expect(problem(Object.assign(new Error('relation "core.tenant" does not exist'), { code: "42P01" })).sentence).toMatch(
      /inlay -- migrate/,
    );
  });
});

test("a table is aligned, and says so when there is nothing", () => {
  expect(table([], "nothing yet")).toEqual(["nothing yet"]);
  expect(
    table(
      [
        { a: "x", long: null },
        { a: "yyy", long: 2 },
      ],
      "",
    ),
  ).toEqual(["a    long", "x    -", "yyy  2"]);
});
