import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";

const VERBS = join(import.meta.dirname, "verbs");

/** A verb's file adds its command. It imports what is heavy only when the verb runs, so that --help answers at once. */
export type VerbFile = { register(program: Command): void };

/** The whole command line: every file in verbs/ is a verb. Ends by throwing CommanderError, never by leaving the process. */
export async function makeProgram(): Promise<Command> {
  const program = new Command("inlay")
    .description("Inlay: dashboards for your customers, from your events.")
    .usage("<verb> [options]")
    .addHelpText("after", "\nRun `npm run inlay -- <verb> --help` for its options and examples.")
    .showHelpAfterError("(run the verb with --help for its options and examples)")
    .exitOverride();
  const files = (await readdir(VERBS)).filter((name) => name.endsWith(".ts") && !name.includes(".test.")).sort();
  for (const file of files) {
    const verb = (await import(join(VERBS, file))) as VerbFile;
    verb.register(program);
  }
  return program;
}

/** Help text of examples, the same in all verbs. */
export function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ npm run inlay -- ${line}`).join("\n")}`;
}
