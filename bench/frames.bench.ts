// Frames: what they weigh, how soon they are seen and alive, and how many the server draws; each beside a floor of the same run.
// Sizes: RUNS=10 EVENTS=60000 node bench/frames.bench.ts

import { type Line, print } from "#bench/floor.ts";
import { inBrowser } from "#bench/frames/browser.ts";
import { drawing } from "#bench/frames/draw.ts";
import { arriving, bare, warm } from "#bench/frames/load.ts";
import { startDemo } from "#bench/frames/stack.ts";
import { ensureChromium } from "#pipelines/dev/browser.ts";

const RUNS = Number(process.env.RUNS ?? 10);
const EVENTS = Number(process.env.EVENTS ?? 60_000);
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const kb = (value: number) => `${(value / 1_000).toFixed(1)} kB`;
const wanted = (what: string, value: number, most: number, shown: (value: number) => string): Line => ({
  ...{ what, value: shown(value), floor: `wanted at most ${shown(most)}`, ratio: value / most },
});

const drawn = drawing(300);
const browser = await ensureChromium(() => {});
const { demo, end } = await startDemo(EVENTS);
try {
  const lines: Line[] = [
    wanted("draw a chart, median", drawn.fresh, 5, ms),
    wanted("the same again, median", drawn.kept, 0.1, ms),
  ];
  for (const dashboard of ["spending", "devices"] as const) {
    const calm = await inBrowser(demo, browser.path, { runs: RUNS, rate: 1, dashboard });
    const slow = await inBrowser(demo, browser.path, { runs: RUNS, rate: 4, dashboard });
    lines.push(
      wanted(`${dashboard}: largest paint, 4x slower`, slow.lcp, 300, ms),
      {
        what: `${dashboard}: first chart, 4x slower`,
        value: ms(slow.firstChart),
        floor: `1x: ${ms(calm.firstChart)}`,
        ratio: slow.firstChart / calm.firstChart,
      },
      wanted(`${dashboard}: alive after a touch`, calm.live, 300, ms),
      wanted(`${dashboard}: alive after a touch, 4x slower`, slow.live, 400, ms),
      wanted(`${dashboard}: shift until alive`, Math.max(calm.shift, slow.shift), 0.02, (value) => value.toFixed(4)),
      wanted(`${dashboard}: scripts before a touch, gzipped`, calm.scripts, 110_000, kb),
      wanted(`${dashboard}: HTML for any width, gzipped`, calm.html, 15_000, kb),
    );
  }
  const fifty = await arriving(demo, { frames: 50, overMs: 10_000 });
  lines.push(wanted(`50 frames over 10 s, p95 (${fifty.errors} errors, p50 ${ms(fifty.p50)})`, fifty.p95, 1_000, ms));
  const floor = await bare(demo, { connections: 50, requests: 3_000 });
  const many = await warm(demo, { connections: 50, frames: 1_500 });
  lines.push({
    what: `50 connections on warm frames (${many.errors} errors, p95 ${ms(many.p95)}; wanted 300/s)`,
    ...{
      value: `${many.perSecond.toFixed(0)}/s`,
      floor: `an answer that does nothing: ${floor.toFixed(0)}/s`,
      ratio: many.perSecond / floor,
    },
  });
  print(lines);
} finally {
  await end();
}
