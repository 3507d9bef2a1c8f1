import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#db/embedded/ports.ts";
import { pause } from "#db/embedded/processes.ts";
import { ROOT, startChild, tail } from "#pipelines/dev/children.ts";
import { type DemoFile, readDemoFile } from "#pipelines/dev/demo-file.ts";

/** A demo of the benchmark's own: production build, real database, no simulator. It ends with the benchmark, however that ends. */
export async function startDemo(events: number): Promise<{ demo: DemoFile; postgres: string; end(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), "inlay-bench-"));
  const port = await freePort(3_900);
  const child = await startChild({
    name: "demo",
    args: [join(ROOT, "pipelines/dev/demo.ts"), "--still", "--events", String(events)],
    env: { INLAY_HOME: home, PORT: String(port), INLAY_PARTNER_PORT: String(port + 1) },
    logFile: join(home, "demo.log"),
  });
  let over = false;
  void child.ended.then(() => (over = true));
  const end = async () => {
    await child.stop(30_000);
    await rm(home, { recursive: true, force: true });
  };
  for (let waited = 0; waited < 600 && !over; waited++) {
    const demo = await readDemoFile(home);
    if (demo) return { demo, postgres: await versionOf(home), end };
    await pause(1_000);
  }
  const said = await tail(join(home, "demo.log"));
  await end();
  throw new Error(`The demo did not start within ten minutes: ${said}`);
}

/** The major version of its server: where its data are is in its home. */
async function versionOf(home: string): Promise<string> {
  const { data } = JSON.parse(await readFile(join(home, "postgres.json"), "utf8")) as { data: string };
  return (await readFile(join(data, "PG_VERSION"), "utf8")).trim();
}

/** The address of a frame that loads once. */
export async function mint(demo: DemoFile, slug: string, dashboard: string, subject: string): Promise<string> {
  const key = demo.tenants.find((tenant) => tenant.slug === slug)?.mintKey ?? "";
  const answer = await fetch(`${demo.url}/api/v1/embed/sessions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ dashboard, subject, can: ["events", "export"] }),
  });
  if (!answer.ok) throw new Error(`A frame was refused: ${await answer.text()}`);
  return ((await answer.json()) as { url: string }).url;
}

/** As a browser asks for what an iframe shows. */
export const FRAMED = { headers: { "sec-fetch-dest": "iframe" } };
