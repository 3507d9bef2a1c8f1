import { watch } from "node:fs";
import { join } from "node:path";
import { buildFrames } from "#pipelines/dev/build.ts";
import { ROOT } from "#pipelines/dev/children.ts";
import { authSecret, claimHome } from "#pipelines/dev/home.ts";
import { startStack } from "#pipelines/dev/stack.ts";
import { terminal } from "#pipelines/dev/terminal.ts";
import { untilAsked } from "#pipelines/dev/until-asked.ts";
import { readEnv } from "#server/env.ts";

/** Calls back once sources in these folders have changed and then been quiet for a moment. */
function onChange(folders: readonly string[], changed: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  for (const folder of folders) {
    watch(join(ROOT, folder), { recursive: true }, (_event, name) => {
      if (!/\.(ts|sql|yaml)$/.test(name ?? "") || /\.test\.ts$/.test(name ?? "")) return;
      clearTimeout(timer);
      timer = setTimeout(changed, 200);
    }).unref();
  }
}

/** `npm run dev`: database, `next dev` and a worker that starts again when its sources change. */
const env = readEnv();
const term = terminal();
const asked = untilAsked(term.say);
const run = await claimHome(env.INLAY_HOME, "dev", term.say);
const stack = await term.step("Database at the current schema", async () =>
  startStack({
    home: env.INLAY_HOME,
    databaseUrl: env.DATABASE_URL,
    port: env.PORT ?? 3000,
    authSecret: await authSecret(env.INLAY_HOME, env.AUTH_SECRET),
    say: term.say,
    onStart: run.record,
  }),
);
try {
  await term.step("Frames and the SDK", buildFrames);
  await stack.startWorker();
  onChange(["db", "server", "pipelines"], () => void stack.restart("worker"));
  await term.step("Web app (next dev)", () => stack.startWeb(["dev"]));
  term.say(`\n  ${term.bold(stack.url)}\n  database ${stack.databaseUrl}\n  logs ${join(env.INLAY_HOME, "logs")}\n`);
  await asked;
} finally {
  await stack.stop();
  await run.release();
}
process.exit(0);
