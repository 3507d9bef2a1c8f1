import { Argument, type Command } from "commander";
import { wholeNumber } from "#pipelines/cli/numbers.ts";
import { examples } from "#pipelines/cli/program.ts";

type What = "web" | "worker" | "both";
type Options = { web?: boolean; worker?: boolean; port?: number; host: string };

export function register(program: Command): void {
  program
    .command("start")
    .description("run web, worker or both against DATABASE_URL until told to end (Ctrl-C, SIGTERM)")
    .addArgument(new Argument("[what]", "what to run").choices(["web", "worker", "both"]))
    .option("--web", "the same as `start web`")
    .option("--worker", "the same as `start worker`")
    .option("--port <n>", "port of the web app (without it: PORT, else 3000)", wholeNumber)
    .option("--host <address>", "address that the web app listens on", "0.0.0.0")
    .addHelpText("after", examples("start", "start web --port 8080", "start worker"))
    .addHelpText(
      "after",
      "\nThe web app must be built (`npx next build`). AUTH_SECRET signs sessions, INLAY_URL is the address people type.",
    )
    .action((what: What | undefined, options: Options) => run(what ?? fromFlags(options), options));
}

function fromFlags({ web, worker }: Options): What {
  if (Boolean(web) === Boolean(worker)) return "both";
  return web ? "web" : "worker";
}

async function run(what: What, options: Options): Promise<void> {
  const { startProcesses } = await import("#pipelines/cli/start-processes.ts");
  process.exitCode = await startProcesses({
    web: what !== "worker",
    worker: what !== "web",
    port: options.port,
    host: options.host,
  });
}
