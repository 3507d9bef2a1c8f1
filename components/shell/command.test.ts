import { expect, test } from "vitest";
import { type Command, findCommands } from "#components/shell/command.ts";

const command = (name: string, more: Partial<Command> = {}): Command => ({
  id: name,
  name,
  icon: "chart",
  run: () => {},
  ...more,
});
const groups = [
  {
    name: "Go to",
    commands: [command("API keys", { note: "Settings" }), command("Keyboard"), command("Batches", { note: "Data" })],
  },
  { name: "Do", commands: [command("Dark colours", { words: "theme" })] },
];
const names = (search: string) => findCommands(groups, search).flatMap(({ commands }) => commands.map(({ name }) => name));

test("commands are found by their words, those beside them, and other names for them", () => {
  expect(names("settings api")).toEqual(["API keys"]);
  expect(names("THEME")).toEqual(["Dark colours"]);
  expect(names("nothing")).toEqual([]);
  expect(names("  ")).toHaveLength(4);
});

test("what begins with the search stands first", () => {
  expect(names("key")).toEqual(["Keyboard", "API keys"]);
});
