import { FRAMED, mint } from "#bench/frames/stack.ts";
import { eventsOf } from "#bench/way/events.ts";
import type { DemoFile } from "#pipelines/dev/demo-file.ts";

type Loaded = { ms: number; ok: boolean };
type Loads = { times: number[]; errors: number };

const TENANT = "halden";
const EVENTS_EACH = 400;

async function load(url: string): Promise<Loaded> {
  const begun = performance.now();
  const answer = await fetch(url, FRAMED).catch(() => null);
  const text = (await answer?.text()) ?? "";
  return { ms: performance.now() - begun, ok: answer?.status === 200 && text.endsWith("</html>") && text.includes('id="boot"') };
}

const loadsOf = (all: readonly Loaded[]): Loads => ({
  times: all.map(({ ms }) => ms),
  errors: all.filter(({ ok }) => !ok).length,
});

/** Subjects that the demo has not, with a year of payments each, once they can be seen. @returns their ids */
export async function crowd(demo: DemoFile, count: number): Promise<string[]> {
  const { apiKey } = demo.tenants.find(({ slug }) => slug === TENANT)!;
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const subjects = Array.from({ length: count }, (_, at) => `frame-${at + 1}`);
  for (const subject of subjects) {
    // Every second one is a reading, which a bank's dashboard does not show.
    const slice = { seed: 1, name: subject, from: 0, count: EVENTS_EACH * 2, subjects: 1, subject, days: 365 };
    const payments = eventsOf(slice).filter(({ type }) => type === "inlay.spending.transaction.v1");
    const sent = await fetch(`${demo.url}/api/v1/events`, {
      ...{ method: "POST", headers: { ...headers, "content-type": "application/cloudevents-batch+json" } },
      body: JSON.stringify(payments),
    });
    if (!sent.ok) throw new Error(`Payments of ${subject} were refused: ${await sent.text()}`);
  }
  await untilSeen(demo, headers, subjects.at(-1)!);
  return subjects;
}

/** What was sent last is in the figures, and with it what was sent before. */
async function untilSeen(demo: DemoFile, headers: Record<string, string>, subject: string): Promise<void> {
  const period = { from: "2000-01-01", to: "2100-01-01" };
  const question = { scope: { subject }, measures: ["spending.payments"], period, granularity: "none" };
  for (let tries = 0; tries < 120; tries++) {
    const answer = await fetch(`${demo.url}/api/v1/query`, { method: "POST", headers, body: JSON.stringify(question) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`A question was refused: ${text}`);
    const { rows } = JSON.parse(text) as { rows: { "spending.payments": number | string }[] };
    if (rows.some((row) => Number(row["spending.payments"]) === EVENTS_EACH)) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error("What was sent was not in the figures within a minute.");
}

/** Frames that arrive over a time, each of another subject: how long until the whole page is there. */
export async function arriving(demo: DemoFile, subjects: readonly string[], overMs: number): Promise<Loads> {
  const urls = await Promise.all(subjects.map((subject) => mint(demo, TENANT, "spending", subject)));
  const loads = urls.map(async (url, at) => {
    await new Promise((done) => setTimeout(done, (at * overMs) / subjects.length));
    return load(url);
  });
  return loadsOf(await Promise.all(loads));
}

/** Connections that load frames of a few subjects one after the other, which are drawn already. */
export async function warm(
  demo: DemoFile,
  subjects: readonly string[],
  { connections, frames }: { connections: number; frames: number },
): Promise<Loads & { perSecond: number }> {
  const urls: string[] = [];
  while (urls.length < frames)
    urls.push(...(await Promise.all(subjects.map((subject) => mint(demo, TENANT, "spending", subject)))));
  for (const subject of subjects) await load(await mint(demo, TENANT, "spending", subject));
  const all: Loaded[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let url = urls.pop(); url; url = urls.pop()) all.push(await load(url));
    }),
  );
  return { ...loadsOf(all), perSecond: all.length / ((performance.now() - begun) / 1_000) };
}

/** The same connections on an answer that does nothing, per second: what this machine and Next can do at most. */
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
