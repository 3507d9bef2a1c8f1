import { CommanderError } from "commander";
import { problem } from "#pipelines/cli/problem.ts";
import { makeProgram } from "#pipelines/cli/program.ts";

/** `npm run inlay -- <verb>`: 0 when it did what was asked, 1 when not (a sentence on stderr says why), 2 for wrong usage. */
try {
  const program = await makeProgram();
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has written its sentence (or the help that was asked for) already.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    const { sentence, status } = problem(error);
    process.stderr.write(`${sentence}\n`);
    process.exitCode = status;
  }
}
