import { join } from "node:path";
import { freePort } from "#db/embedded/ports.ts";
import { commandOf, pause } from "#db/embedded/processes.ts";
import { type Embedded, startEmbedded } from "#db/embedded/start.ts";
import { migrate } from "#db/migrate.ts";
import { type Child, type ChildOptions, ROOT, startChild, tail } from "#pipelines/dev/children.ts";

export type StackOptions = {
  home: string;
  /** Of a server that is there already; without it the embedded one is started. */
  databaseUrl?: string | undefined;
  port: number;
  authSecret: string;
  say: (line: string) => void;
  /** Called for each process that was started, also for one started again. */
  onStart?: (child: Child) => Promise<void>;
};

export type Stack = {
  databaseUrl: string;
  /** Address of the web app; answers once `startWeb` has resolved. */
  url: string;
  env: Record<string, string>;
  /** Starts a child that is started again when it ends before it should. */
  start(options: Omit<ChildOptions, "env" | "logFile"> & { env?: Record<string, string> }): Promise<void>;
  startWeb(args?: readonly string[]): Promise<void>;
  startWorker(): Promise<void>;
  /** Ends a child in order; it is started again at once. */
  restart(name: string): Promise<void>;
  /** Ends the children, the last started first, then the database. Resolves when none is left. */
  stop(): Promise<void>;
};

/** Database (started when none is given, brought to the schema), and the processes that run on it. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { home, say } = options;
  const server = options.databaseUrl ? undefined : await startEmbedded({ home, log: say });
  const databaseUrl = options.databaseUrl ?? server!.url;
  const running = new Set<Child>();
  const restarting = new Set<Child>();
  const state = { stopping: false };
  const watch = server ? keepServer(home, server, state, say) : undefined;
  try {
    await migrate(databaseUrl);
    const port = await freePort(options.port);
    if (options.port !== 0 && port !== options.port) say(`Port ${options.port} is taken: ${port} is used`);
    const url = `http://127.0.0.1:${port}`;
    const env: Record<string, string> = {
      DATABASE_URL: databaseUrl,
      INLAY_HOME: home,
      AUTH_SECRET: options.authSecret,
      INLAY_URL: url,
      PORT: String(port),
      NEXT_TELEMETRY_DISABLED: "1",
    };
    const start: Stack["start"] = (child) =>
      keep({ ...child, env: { NODE_ENV: "production", ...env, ...child.env } }, { ...options, running, restarting, state });
    return {
      databaseUrl,
      url,
      env,
      start,
      startWeb: async (args = ["start"]) => {
        const next = join(ROOT, "node_modules/next/dist/bin/next");
        await start({
          name: "web",
          args: [next, ...args, "--hostname", "127.0.0.1", "--port", String(port)],
          ...(args[0] === "dev" ? { env: { NODE_ENV: "development" } } : {}),
        });
        await untilAnswers(`${url}/livez`, join(home, "logs", "web.log"));
      },
      startWorker: () => start({ name: "worker", args: [join(ROOT, "pipelines/worker/main.ts")] }),
      restart: async (name) => {
        const child = [...running].find((known) => known.name === name);
        if (!child) return; // on its way up already
        restarting.add(child);
        await child.stop();
      },
      stop: async () => {
        state.stopping = true;
        for (const child of [...running].reverse()) await child.stop();
        await watch?.stop();
      },
    };
  } catch (error) {
    state.stopping = true;
    await watch?.stop();
    throw error;
  }
}

type Keeping = StackOptions & { running: Set<Child>; restarting: Set<Child>; state: { stopping: boolean } };

async function keep(child: ChildOptions, keeping: Keeping, attempt = 0): Promise<void> {
  const logFile = join(keeping.home, "logs", `${child.name}.log`);
  const started = await startChild({ ...child, logFile });
  const begun = Date.now();
  keeping.running.add(started);
  await keeping.onStart?.(started);
  void started.ended.then(async ({ code, signal }) => {
    keeping.running.delete(started);
    if (keeping.state.stopping) return;
    if (keeping.restarting.delete(started)) return keep(child, keeping);
    const tries = Date.now() - begun > 60_000 ? 0 : attempt + 1;
    keeping.say(
      `The ${child.name} ended (${signal ?? `status ${code}`}) and is started again. The end of ${logFile}:\n${await tail(logFile, 8)}`,
    );
    await pause(Math.min(30_000, 500 * 2 ** tries));
    if (!keeping.state.stopping) await keep(child, keeping, tries);
  });
}

/** Starts the embedded server again when it ends by itself, on the same port, since the others know it by that. */
function keepServer(
  home: string,
  first: Embedded,
  state: { stopping: boolean },
  say: (line: string) => void,
): { stop: () => Promise<void> } {
  let server = first;
  let mending = Promise.resolve();
  const timer = setInterval(() => {
    mending = mending
      .then(async () => {
        if (state.stopping || (await commandOf(server.pid)) !== undefined) return;
        say("PostgreSQL ended and is started again");
        server = await startEmbedded({ home, port: first.port, log: say });
      })
      .catch((error: unknown) =>
        say(`PostgreSQL could not be started again: ${error instanceof Error ? error.message : String(error)}`),
      );
  }, 500);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await mending;
      await server.stop();
    },
  };
}

/** @throws Error with the end of the log when nothing answers within a minute. */
async function untilAnswers(url: string, logFile: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const answered = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      (it) => it.status < 500,
      () => false,
    );
    if (answered) return;
    await pause(100);
  }
  throw new Error(`The web app does not answer at ${url}. The end of ${logFile}:\n${await tail(logFile)}`);
}
