// Frames: what they weigh, how soon they are seen and alive, and how many the server draws; each beside a floor of the same run.
// node bench/frames.bench.ts --runs 10 --events 60000 --frames 1500

import { inBrowser, type Seen } from "#bench/frames/browser.ts";
import { drawing } from "#bench/frames/draw.ts";
import { arriving, bare, crowd, warm } from "#bench/frames/load.ts";
import { startDemo } from "#bench/frames/stack.ts";
import type { Measured } from "#bench/measured.ts";
import { median, quantile } from "#bench/quantile.ts";
import { openReport, seedFrom, sizesFrom } from "#bench/report.ts";
import { ensureChromium } from "#pipelines/dev/browser.ts";

const seed = seedFrom();
const sizes = sizesFrom({ runs: 10, events: 60_000, charts: 300, frames: 1_500, connections: 50 });
const report = await openReport({ bench: "frames", seed, sizes });
const drawn = drawing(sizes.charts);
report.add(times("a chart drawn on the server", drawn.fresh, 5), {
  ...times("the same chart again, from the cache", drawn.kept, 0.1),
  note: `the first of a process ${drawn.first.toFixed(0)} ms`,
});
const browser = await ensureChromium(() => {});
const { demo, postgres, end } = await startDemo(sizes.events);
try {
  for (const dashboard of ["spending", "devices"] as const) {
    const about = { runs: sizes.runs, dashboard };
    const calm = await inBrowser(demo, browser.path, { ...about, rate: 1 });
    const slow = await inBrowser(demo, browser.path, { ...about, rate: 4 });
    const [of, ofSlow] = [pick(calm), pick(slow)];
    const shifts = [...of("shift"), ...ofSlow("shift")];
    report.add(
      { ...times(`${dashboard}: first chart seen, CPU 4 x slower`, ofSlow("firstChart")), ...beside(of("firstChart")) },
      {
        ...times(`${dashboard}: largest contentful paint, CPU 4 x slower`, ofSlow("lcp"), 300),
        floor: { name: "a page with a sentence, as slow", value: median(ofSlow("emptyLcp")) },
        note: `CPU as it is: ${median(of("lcp")).toFixed(0)} ms`,
      },
      times(`${dashboard}: alive after it is pointed at`, of("live"), 300),
      times(`${dashboard}: alive after it is pointed at, CPU 4 x slower`, ofSlow("live"), 400),
      {
        ...{ name: `${dashboard}: layout shift, from the first byte until alive`, unit: "", value: median(shifts) },
        ...{ p50: median(shifts), p95: quantile(shifts, 0.95), wanted: { atMost: 0.02 } },
        note: `most of ${shifts.length} loads: ${Math.max(...shifts).toFixed(3)}`,
      },
      weight(`${dashboard}: scripts before it is pointed at, gzipped`, median(of("scripts")), 110),
      {
        ...weight(`${dashboard}: HTML of a frame of unknown width, gzipped`, median(of("html")), 15),
        note: "holds each chart in three sizes; of a frame that the SDK opens the width is known, and e2e/embed-looks.spec.ts holds its weight",
      },
    );
  }
  const subjects = await crowd(demo, 50);
  const fifty = await arriving(demo, subjects, 10_000);
  report.add({
    ...times(`${subjects.length} frames over 10 s, each of another subject`, fifty.times, 1_000),
    ...{ value: quantile(fifty.times, 0.95), note: `${fifty.errors} errors` },
  });
  const { connections, frames } = sizes;
  const floor = await bare(demo, { connections, requests: frames * 2 });
  const many = await warm(demo, subjects.slice(0, 10), { connections, frames });
  report.add({
    ...{ name: `${connections} connections on warm frames`, unit: "/s", value: many.perSecond, wanted: { atLeast: 300 } },
    floor: { name: "an answer that does nothing", value: floor },
    note: `${many.errors} errors; p50 ${median(many.times).toFixed(0)} ms, p95 ${quantile(many.times, 0.95).toFixed(0)} ms; each frame has a token of its own, and the client runs on the same cores`,
  });
} finally {
  await end();
}
await report.close(postgres);

function times(name: string, of: readonly number[], atMost?: number): Measured {
  const wanted = atMost === undefined ? {} : { wanted: { atMost } };
  return { name, unit: "ms", value: median(of), p50: median(of), p95: quantile(of, 0.95), ...wanted };
}

function weight(name: string, bytes: number, atMost: number): Measured {
  return { name, unit: "kB", value: bytes / 1_000, wanted: { atMost } };
}

function beside(calm: readonly number[]) {
  return { floor: { name: "CPU as it is", value: median(calm) } };
}

function pick(seen: readonly Seen[]) {
  return (name: keyof Seen) => seen.map((one) => one[name]);
}
