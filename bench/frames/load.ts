import { mint, quantile } from "#bench/frames/stack.ts";
import type { DemoFile } from "#pipelines/dev/demo-file.ts";

type Loaded = { ms: number; ok: boolean };

async function load(url: string): Promise<Loaded> {
  const begun = performance.now();
  const answer = await fetch(url, { headers: { "sec-fetch-dest": "iframe" } }).catch(() => null);
  const text = (await answer?.text()) ?? "";
  return { ms: performance.now() - begun, ok: answer?.status === 200 && text.endsWith("</html>") && text.includes('id="boot"') };
}

/** Frames that arrive over a time, each another subject: how long until the whole page is there. */
export async function arriving(demo: DemoFile, { frames, overMs }: { frames: number; overMs: number }) {
  const subjects = demo.tenants.find(({ slug }) => slug === "halden")?.subjects ?? [];
  const urls = await Promise.all(
    Array.from({ length: frames }, (_, at) => mint(demo, "halden", "spending", subjects[at % subjects.length]!)),
  );
  const loads = urls.map(async (url, at) => {
    await new Promise((done) => setTimeout(done, (at * overMs) / frames));
    return load(url);
  });
  const all = await Promise.all(loads);
  return {
    p95: quantile(
      all.map(({ ms }) => ms),
      0.95,
    ),
    p50: quantile(
      all.map(({ ms }) => ms),
      0.5,
    ),
    errors: all.filter(({ ok }) => !ok).length,
  };
}

/** Connections that load frames of a few subjects one after the other, which are drawn already. */
export async function warm(demo: DemoFile, { connections, frames }: { connections: number; frames: number }) {
  const subjects = demo.tenants.find(({ slug }) => slug === "halden")?.subjects.slice(0, 10) ?? [];
  const urls: string[] = [];
  for (let at = 0; at < frames; at += 50)
    urls.push(
      ...(await Promise.all(
        Array.from({ length: 50 }, (_, more) => mint(demo, "halden", "spending", subjects[(at + more) % subjects.length]!)),
      )),
    );
  for (const subject of subjects) await load(await mint(demo, "halden", "spending", subject));
  const times: Loaded[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let url = urls.pop(); url; url = urls.pop()) times.push(await load(url));
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  return {
    perSecond: times.length / seconds,
    p95: quantile(
      times.map(({ ms }) => ms),
      0.95,
    ),
    errors: times.filter(({ ok }) => !ok).length,
  };
}

/** The same connections on an answer that does nothing: what this machine and Next can do at most. */
export async function bare(
  demo: DemoFile,
  { connections, requests }: { connections: number; requests: number },
): Promise<number> {
  let left = requests;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left-- > 0) await (await fetch(`${demo.url}/livez`)).text();
    }),
  );
  return requests / ((performance.now() - begun) / 1_000);
}
