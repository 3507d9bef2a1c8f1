import { access } from "node:fs/promises";
import { join } from "node:path";
import { awaitSchema } from "#db/await-schema.ts";
import { isConnectionLoss } from "#db/sqlstate.ts";
import { type Child, ROOT, startChild } from "#pipelines/dev/children.ts";
import { databaseUrl } from "#pipelines/dev/database-url.ts";
import { authSecret } from "#pipelines/dev/home.ts";
import { untilAsked } from "#pipelines/dev/until-asked.ts";
import { readEnv } from "#server/env.ts";
import { AppError } from "#server/errors.ts";

export type StartOptions = { web: boolean; worker: boolean; port: number | undefined; host: string };

/**
 * Runs the processes until a signal comes or one of them ends by itself; then all end. Their output is ours.
 * @returns the exit status: 0 when asked to end, else that of the process which ended
 * @throws AppError when the web app is not built or DATABASE_URL is missing; Error when the database's schema does not fit
 */
export async function startProcesses(options: StartOptions): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  if (options.web) await mustBeBuilt();
  const env = readEnv();
  const database = await databaseUrl({ log: say });
  const children: Child[] = [];
  try {
    await awaitSchema(database.url, options.web ? "app" : "pipeline", say).catch((error: unknown) => {
      if (!isConnectionLoss(error)) throw error;
      say("The database does not answer yet.");
    });
    const port = options.port ?? env.PORT ?? 3000;
    const secret = await secretFor(env, say);
    const shared = {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: database.url,
      INLAY_HOME: env.INLAY_HOME,
      ...(secret !== undefined && { AUTH_SECRET: secret }),
    };
    const asked = untilAsked(say);
    if (options.web) {
      const args = [join(ROOT, "node_modules/next/dist/bin/next"), "start", "--hostname", options.host, "--port", String(port)];
      children.push(await startChild({ name: "web", args, env: { ...shared, PORT: String(port) } }));
    }
    if (options.worker) {
      children.push(await startChild({ name: "worker", args: [join(ROOT, "pipelines/worker/main.ts")], env: shared }));
    }
    say(`Running: ${children.map((child) => `${child.name} (process ${child.pid})`).join(", ")}`);
    return await untilOver(asked, children, say);
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await database.release();
  }
}

/** One that ends by itself ends all, so that whoever supervises us notices. */
async function untilOver(asked: Promise<unknown>, children: readonly Child[], say: (line: string) => void): Promise<number> {
  const ends = children.map(async (child) => {
    const { code, signal } = await child.ended;
    return { name: child.name, code: code ?? 1, how: signal ?? `status ${code}` };
  });
  const first = await Promise.race([asked.then(() => null), ...ends]);
  if (first === null) return 0;
  say(`The ${first.name} ended by itself (${first.how}): ending the rest.`);
  return first.code === 0 ? 1 : first.code;
}

/** Several machines must share one secret, so it is never made up for a database elsewhere. */
async function secretFor(env: ReturnType<typeof readEnv>, say: (line: string) => void): Promise<string | undefined> {
  if (env.AUTH_SECRET) return env.AUTH_SECRET;
  if (!env.DATABASE_URL) return authSecret(env.INLAY_HOME, undefined);
  say("AUTH_SECRET is not set: nobody can sign in. Set it to 32 or more random characters, the same for every web process.");
  return undefined;
}

async function mustBeBuilt(): Promise<void> {
  const built = await access(join(ROOT, ".next", "BUILD_ID")).then(
    () => true,
    () => false,
  );
  if (!built)
    throw new AppError("UNAVAILABLE", {
      message: "The web app is not built: run `npx next build` here first, or `npm run demo`.",
    });
}
