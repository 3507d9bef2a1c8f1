import { join } from "node:path";
import { parseArgs } from "node:util";
import { seedDemo } from "#pipelines/demo/seed.ts";
import { ensureBuild } from "#pipelines/dev/build.ts";
import { untilCaughtUp } from "#pipelines/dev/caught-up.ts";
import { ROOT } from "#pipelines/dev/children.ts";
import { type DemoFile, demoSummary, readDemoFile, writeDemoFile } from "#pipelines/dev/demo-file.ts";
import { authSecret, claimHome } from "#pipelines/dev/home.ts";
import { startPartner } from "#pipelines/dev/partner.ts";
import { type Stack, startStack } from "#pipelines/dev/stack.ts";
import { duration, terminal } from "#pipelines/dev/terminal.ts";
import { untilAsked } from "#pipelines/dev/until-asked.ts";
import { readEnv } from "#server/env.ts";

/**
 * `npm run demo`: from a fresh clone to live dashboards. Everything a customer's installation would have, on this
 * machine: database, production web app, worker, and a client that sends events without end.
 *
 * --events N   how many events of the past to send (default about 400,000)
 * --still      no live simulator
 */
const { values } = parseArgs({
  options: { events: { type: "string", default: "400000" }, still: { type: "boolean", default: false } },
});
const env = readEnv();
const home = env.INLAY_HOME;
const term = terminal();
const begun = performance.now();
const asked = untilAsked(term.say);
let stack: Promise<Stack> | undefined;

const run = await claimHome(home, "demo", term.say);
const up = bringUp();
// Whoever interrupts the work does not want to hear how it failed because of that.
up.catch(() => {});
let status = 0;
try {
  await Promise.race([up, asked]);
  await asked;
} catch (error) {
  term.say(`\n${term.bad("The demo did not start.")} ${error instanceof Error ? error.message : String(error)}`);
  status = 1;
} finally {
  await (await stack?.catch(() => undefined))?.stop();
  await run.release();
}
process.exit(status);

async function bringUp(): Promise<void> {
  term.say(term.bold("Inlay demo"));
  stack = term.step("PostgreSQL at the current schema", async () =>
    startStack({
      home,
      databaseUrl: env.DATABASE_URL,
      port: env.PORT ?? 3000,
      authSecret: await authSecret(home, env.AUTH_SECRET),
      say: term.say,
      onStart: run.record,
    }),
  );
  const parts = await stack;
  const { url, databaseUrl, start, startWeb, startWorker } = parts;
  await term.step("Production build of the web app", async () => void (await ensureBuild()));
  await term.step("Web and worker", () => Promise.all([startWeb(), startWorker()]));
  const known = await readDemoFile(home);
  const seeded = await term.step("Three tenants and two years of events, through the API", (progress) =>
    seedDemo({ url, databaseUrl, events: Number(values.events), known, progress }),
  );
  const { count, example } = seeded.events.refused;
  if (count > 0) term.say(term.bad(`${count} events were refused, such as ${example}`));
  const caughtUp = await term.step("Figures of all that was sent", (progress) => untilCaughtUp(databaseUrl, progress));
  if (!caughtUp) term.say(term.bad(`The worker is still behind: see ${join(home, "logs", "worker.log")}`));
  if (!values.still) await start({ name: "simulator", args: [join(ROOT, "pipelines/demo/simulate.ts")] });
  const portals = await term.step("Two portals that embed dashboards", () =>
    startPartner({ home, stack: parts, tenants: seeded.tenants, port: env.INLAY_PARTNER_PORT, say: term.say }),
  );
  const file: DemoFile = { url, users: seeded.users, tenants: seeded.tenants, portals };
  await writeDemoFile(home, file);
  await run.ready();
  for (const line of demoSummary(file, home, term)) term.say(line);
  term.say(term.dim(`Ready after ${duration(performance.now() - begun)}. Ctrl-C ends it all; the data stay in ${home}.`));
}
