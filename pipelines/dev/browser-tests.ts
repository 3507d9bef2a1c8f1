import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { freePort } from "#db/embedded/ports.ts";
import { ensureChromium } from "#pipelines/dev/browser.ts";
import { ROOT } from "#pipelines/dev/children.ts";
import { runProgram, type StepResult } from "#pipelines/dev/steps.ts";

const Report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/**
 * Runs `e2e/` in a real Chromium against the demo in a temporary home (production build, real PostgreSQL).
 * A test that only passes when tried again counts as failed: nothing is tried again.
 */
export async function browserTests(say: (line: string) => void): Promise<Omit<StepResult, "title" | "ms">> {
  const specs = (await readdir(join(ROOT, "e2e"), { recursive: true }).catch(() => [])).filter((name) =>
    name.endsWith(".spec.ts"),
  );
  if (specs.length === 0)
    return { ok: false, counts: { passed: 0, failed: 1, skipped: 0 }, note: "there are no browser tests in e2e/" };
  const browser = await ensureChromium(say);
  say(`Chromium: ${browser.about}`);
  const folder = await mkdtemp(join(tmpdir(), `inlay-test-${process.pid}-browser-`));
  await chmod(folder, 0o755);
  const report = join(folder, "report.json");
  try {
    const status = await runProgram({
      command: process.execPath,
      args: [join(ROOT, "node_modules/@playwright/test/cli.js"), "test", "--project", "chromium"],
      env: {
        CHROME_PATH: browser.path,
        INLAY_E2E_HOME: join(folder, "home"),
        INLAY_E2E_PORT: String(await freePort(3_300 + (process.pid % 500))),
        INLAY_E2E_REPORT: report,
      },
    });
    const text = await readFile(report, "utf8").catch(() => undefined);
    if (text === undefined)
      return { ok: false, counts: { passed: 0, failed: 1, skipped: 0 }, note: `playwright ended with ${status} and no report` };
    const { stats, errors } = Report.parse(JSON.parse(text));
    const failed = stats.unexpected + stats.flaky;
    return {
      ok: status === 0 && failed === 0,
      counts: {
        passed: stats.expected,
        failed: status !== 0 && failed === 0 ? Math.max(1, errors.length) : failed,
        skipped: stats.skipped,
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
