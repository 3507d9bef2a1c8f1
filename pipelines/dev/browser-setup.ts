import { untilReady } from "#pipelines/dev/home.ts";

/** Playwright's global set-up: the specs begin when the demo under test has its data. */
export default async function setup(): Promise<void> {
  await untilReady(process.env.INLAY_E2E_HOME ?? ".inlay/e2e", 300_000);
}
