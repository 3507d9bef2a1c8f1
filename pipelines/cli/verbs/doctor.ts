import type { Command } from "commander";
import { examples } from "#pipelines/cli/program.ts";

export function register(program: Command): void {
  program
    .command("doctor")
    .description("say what is wrong with this installation and how to mend it; exit status 1 when something failed")
    .option("--json", "as JSON")
    .addHelpText("after", examples("doctor", "doctor --json"))
    .action(run);
}

async function run(options: { json?: boolean }): Promise<void> {
  const [{ diagnose }, { report }, { terminal }] = await Promise.all([
    import("#pipelines/cli/doctor/diagnose.ts"),
    import("#pipelines/cli/report.ts"),
    import("#pipelines/dev/terminal.ts"),
  ]);
  const findings = await diagnose();
  const { good, bad, bold, dim } = terminal();
  const signs = { ok: good("ok  "), warn: bold("warn"), fail: bad("fail") };
  const lines = findings.flatMap(({ name, state, found, mend }) => [
    `${signs[state]}  ${name.padEnd(19)} ${found}`,
    ...(mend ? [`${" ".repeat(26)}${dim(mend)}`] : []),
  ]);
  const failed = findings.filter((finding) => finding.state === "fail").length;
  report(options.json, { healthy: failed === 0, findings }, lines);
  if (failed > 0) process.exitCode = 1;
}
