import type { IconName } from "#components/ui/icon.tsx";

/** Something that the palette offers. */
export type Command = {
  id: string;
  name: string;
  /** Beside it, quietly: an id, a section. */
  note?: string;
  icon: IconName;
  /** The keys that do the same without the palette. */
  keys?: string;
  /** Other words for it, to be found by. */
  words?: string;
  run: () => void;
};

export type CommandGroup = { name: string; commands: Command[] };

/** The commands that have every word of a search, those that begin with it first. Nothing searched for: all. */
export function findCommands(groups: CommandGroup[], search: string): CommandGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ name, commands }) => ({ name, commands: words.length === 0 ? commands : ranked(commands, words) }))
    .filter(({ commands }) => commands.length > 0);
}

function ranked(commands: Command[], words: string[]): Command[] {
  const text = ({ name, note = "", words: more = "" }: Command) => `${name} ${note} ${more}`.toLowerCase();
  const fit = commands.filter((command) => words.every((word) => text(command).includes(word)));
  const begins = (command: Command) => (command.name.toLowerCase().startsWith(words[0] ?? "") ? 0 : 1);
  return fit
    .map((command, place) => ({ command, place }))
    .sort((a, b) => begins(a.command) - begins(b.command) || a.place - b.place)
    .map(({ command }) => command);
}
