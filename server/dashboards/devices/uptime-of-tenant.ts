import { instant, text } from "#server/dashboards/cells.ts";
import type { Period } from "#server/dashboards/view.ts";
import { figures } from "#server/metrics/run.ts";
import type { Bucket } from "./axis.ts";
import { overlap, type Range } from "./bounds.ts";
import { expectedIn, isSilent, shareOf, sharesOf } from "./expected.ts";
import type { DevicesQuestion } from "./question.ts";
import { wholeSeconds } from "./reported.ts";
import { keyOf, loadTenantDevices, type TenantDevice } from "./tenant-devices.ts";
import type { UptimeTile } from "./uptime-view.ts";

/** Devices listed, those furthest behind; the rest is counted. */
const LISTED = 50;

/** How long all of a tenant's devices reported, and those furthest behind. From the rollups alone: readings are too many. */
export async function loadTenantUptime(question: DevicesQuestion): Promise<UptimeTile> {
  const { dataEnd, granularity, period, compared } = question;
  const [axis, devices, now, before] = await Promise.all([
    question.axis,
    loadTenantDevices(question),
    loadCovered(question, period),
    loadCovered(question, compared),
  ]);
  const judged = devices
    .map((each) => {
      const expected = expectedIn(each, each.period, dataEnd);
      return { ...each, expected, ...timesOf(expected, now.get(each.key) ?? 0), silent: isSilent(each, dataEnd) };
    })
    .sort((a, b) => (a.uptime ?? 2) - (b.uptime ?? 2) || b.expectedMs - a.expectedMs || (a.key < b.key ? -1 : 1));
  const earlier = devices.map((each) => timesOf(expectedIn(each, each.compared, dataEnd), before.get(each.key) ?? 0));
  const listed = judged.slice(0, LISTED);
  const buckets = axis.filter((bucket) => dataEnd !== null && bucket.from < dataEnd);
  const [reported, seen] = await Promise.all([loadBuckets(question, listed, buckets), loadSeen(question, listed)]);
  return {
    uptime: together(judged),
    compared: together(earlier),
    silent: judged.filter(({ silent }) => silent).length,
    devices: listed.map((each) => ({
      subject: each.subject,
      device: each.device,
      name: each.name,
      uptime: each.uptime,
      reportedSeconds: each.reportedMs / 1_000,
      expectedSeconds: each.expectedMs / 1_000,
      lastSeen: seen.get(each.key) ?? null,
      silent: each.silent,
      gaps: null,
      covered: sharesOf(each.expected, buckets, (place) => reported.get(each.key)?.[place] ?? 0),
    })),
    more: judged.length - listed.length,
    granularity,
    buckets: buckets.map((bucket) => ({ start: bucket.start, partial: bucket.cut || bucket.to > dataEnd! })),
  };
}

type Times = { reportedMs: number; expectedMs: number; uptime: number | null };

function timesOf(expected: Range | null, coveredMs: number): Times {
  const expectedMs = expected === null ? 0 : overlap(expected, expected);
  const reportedMs = Math.min(coveredMs, expectedMs);
  return { reportedMs, expectedMs, uptime: shareOf(reportedMs, expectedMs) };
}

function together(all: readonly Times[]): number | null {
  const [reported, expected] = all.reduce(([a, b], each) => [a + each.reportedMs, b + each.expectedMs], [0, 0]);
  return shareOf(reported!, expected!);
}

/** The covered ms of each device in some days. */
async function loadCovered({ tx, kinds }: DevicesQuestion, period: Period): Promise<Map<string, number>> {
  const query = { measures: ["devices.covered_hours"], dimensions: ["subject", "device"], filters: kinds, period };
  const rows = await figures(tx, null, query);
  return new Map(rows.map((row) => [keyOf(text(row, "subject"), text(row, "device")), wholeSeconds(row)]));
}

/** The covered ms of listed devices in each bucket. Hours of homes in other zones may begin inside one. */
async function loadBuckets(
  { tx, period, granularity }: DevicesQuestion,
  listed: readonly TenantDevice[],
  buckets: readonly Bucket[],
) {
  const filters = [
    { dimension: "subject", in: [...new Set(listed.map(({ subject }) => subject))] },
    { dimension: "device", in: [...new Set(listed.map(({ device }) => device))] },
  ];
  const rows = await figures(tx, null, {
    measures: ["devices.covered_hours"],
    dimensions: ["subject", "device"],
    filters,
    period,
    granularity,
  });
  const places = new Map(buckets.map(({ key }, place) => [key, place]));
  const placeOf = (key: string): number | undefined =>
    places.get(key) ?? buckets.findIndex(({ from, to }) => Date.parse(key) >= from && Date.parse(key) < to);
  const found = new Map(listed.map(({ key }) => [key, buckets.map(() => 0)]));
  for (const row of rows) {
    const [ofDevice, place] = [found.get(keyOf(text(row, "subject"), text(row, "device"))), placeOf(text(row, granularity))];
    if (ofDevice && place !== undefined && place >= 0) ofDevice[place]! += wholeSeconds(row);
  }
  return found;
}

async function loadSeen({ tx }: DevicesQuestion, listed: readonly TenantDevice[]): Promise<Map<string, string>> {
  const rows = await tx<{ subject: string; device: string; last_at: Date | null }[]>`
    select l.subject, l.device, d.last_at
    from unnest(${listed.map(({ subject }) => subject)}::text[], ${listed.map(({ device }) => device)}::text[]) l (subject, device)
    cross join lateral (select x.last_at from serve.devices x where x.subject = l.subject and x.device = l.device offset 0) d`;
  return new Map(
    rows.flatMap(({ subject, device, last_at }) =>
      last_at === null ? [] : [[keyOf(subject, device), instant(last_at)] as const],
    ),
  );
}
