import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { freePort } from "#db/embedded/ports.ts";
import { ensureChromium } from "#pipelines/dev/browser.ts";
import { ROOT } from "#pipelines/dev/children.ts";
import { Picture, writeGalleryIndex } from "#pipelines/dev/gallery-index.ts";
import { runProgram } from "#pipelines/dev/steps.ts";
import { duration, terminal } from "#pipelines/dev/terminal.ts";

/**
 * `npm run gallery`: pictures of every page and state of a demo in a temporary home, wide, tablet and phone, light and dark,
 * and from right to left, in a folder with an index page that also tells what was measured.
 *
 * --out FOLDER   where to (default ./gallery; what is there is replaced)
 */
const { values } = parseArgs({ options: { out: { type: "string", default: "gallery" } } });
const term = terminal();
const out = resolve(values.out);
const begun = performance.now();
const browser = await ensureChromium(term.say);
const home = await mkdtemp(join(tmpdir(), `inlay-gallery-${process.pid}-`));
await chmod(home, 0o755);
let status = 1;
try {
  await rm(out, { recursive: true, force: true });
  status = await runProgram({
    command: process.execPath,
    args: [join(ROOT, "node_modules/@playwright/test/cli.js"), "test", "--project", "gallery"],
    env: {
      CHROME_PATH: browser.path,
      INLAY_E2E_HOME: join(home, "home"),
      INLAY_E2E_PORT: String(await freePort(3_300 + (process.pid % 500))),
      INLAY_GALLERY_OUT: out,
    },
  });
  const lines = (await readFile(join(out, "shots.ndjson"), "utf8")).trim().split("\n");
  const pictures = lines.map((line) => Picture.parse(JSON.parse(line)));
  const { index, wrong } = await writeGalleryIndex(out, pictures);
  for (const line of wrong) term.say(term.bad(line));
  term.say(`\n${pictures.length} pictures in ${duration(performance.now() - begun)}: ${term.bold(index)}`);
  if (wrong.length > 0) status = 1;
} finally {
  await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
process.exit(status);
