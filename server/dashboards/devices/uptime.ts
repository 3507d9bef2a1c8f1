import { instant } from "#server/dashboards/cells.ts";
import { overlap, type Range } from "./bounds.ts";
import { expectedIn, isSilent, shareOf, sharesOf } from "./expected.ts";
import { loadGaps } from "./gaps.ts";
import type { Heard } from "./heard.ts";
import type { DevicesQuestion } from "./question.ts";
import { loadReported, loadReportedIn } from "./reported.ts";
import { loadTenantUptime } from "./uptime-of-tenant.ts";
import type { UptimeTile } from "./uptime-view.ts";

/** Gaps told one by one; all are counted. */
const LONGEST = 5;
const SECOND_MS = 1_000;

/** How long devices reported of the time they were expected to. */
export const loadUptime = (question: DevicesQuestion): Promise<UptimeTile> =>
  question.subject === null ? loadTenantUptime(question) : loadOwn(question, question.subject);

async function loadOwn(question: DevicesQuestion, subject: string): Promise<UptimeTile> {
  const { tx, heard, dataEnd, granularity } = question;
  const [axis, bounds, before] = await Promise.all([question.axis, question.bounds, loadReportedIn(question, question.compared)]);
  const expected = new Map(heard.map((each) => [each, expectedIn(each, bounds.period, dataEnd)]));
  const reported = await loadReported(question, question.period, granularity, axis);
  const msOf = (each: Heard, place: number) => reported.get(each.device)?.[place] ?? 0;
  // Gaps are looked for where time is missing: in most homes nowhere.
  const incomplete = heard.flatMap((each) => {
    const range = expected.get(each) ?? null;
    const missing = range !== null && axis.some((bucket, place) => overlap(range, bucket) - msOf(each, place) >= SECOND_MS);
    return missing ? [{ heard: each, expected: range }] : [];
  });
  const gaps = await loadGaps(tx, subject, incomplete);
  const buckets = axis.filter((bucket) => dataEnd !== null && bucket.from < dataEnd);
  const devices = heard.map((each) => {
    const range = expected.get(each) ?? null;
    const times = timesOf(
      range,
      axis.reduce((sum, _, place) => sum + msOf(each, place), 0),
    );
    return {
      subject,
      device: each.device,
      name: each.name,
      uptime: shareOf(times.reportedMs, times.expectedMs),
      reportedSeconds: times.reportedMs / 1_000,
      expectedSeconds: times.expectedMs / 1_000,
      lastSeen: each.lastAt === null ? null : instant(new Date(each.lastAt)),
      silent: isSilent(each, dataEnd),
      gaps: longestOf(gaps.get(each.device) ?? []),
      covered: sharesOf(range, buckets, (place) => msOf(each, place)),
    };
  });
  const compared = heard.map((each) => timesOf(expectedIn(each, bounds.compared, dataEnd), before.get(each.device) ?? 0));
  return {
    uptime: shareOf(
      sum(devices, (each) => each.reportedSeconds),
      sum(devices, (each) => each.expectedSeconds),
    ),
    compared: shareOf(
      sum(compared, (each) => each.reportedMs),
      sum(compared, (each) => each.expectedMs),
    ),
    silent: devices.filter(({ silent }) => silent).length,
    devices: devices.sort((a, b) => (a.uptime ?? 2) - (b.uptime ?? 2) || (a.name < b.name ? -1 : 1)),
    more: 0,
    granularity,
    buckets: buckets.map((bucket) => ({ start: bucket.start, partial: bucket.cut || bucket.to > dataEnd! })),
  };
}

/** What lies outside of the time expected (an interval that reaches beyond the data's end) does not count. */
function timesOf(expected: Range | null, reportedMs: number) {
  const expectedMs = expected === null ? 0 : overlap(expected, expected);
  return { expectedMs, reportedMs: Math.min(reportedMs, expectedMs) };
}

function longestOf(gaps: Range[]) {
  const longest = gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from).slice(0, LONGEST);
  return {
    count: gaps.length,
    longest: longest.map(({ from, to }) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })),
  };
}

const sum = <Each>(all: readonly Each[], of: (each: Each) => number): number => all.reduce((total, each) => total + of(each), 0);
