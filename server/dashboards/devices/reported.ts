import { amount, text } from "#server/dashboards/cells.ts";
import type { Period } from "#server/dashboards/view.ts";
import type { Row } from "#server/metrics/contract.ts";
import { figures } from "#server/metrics/run.ts";
import { type Bucket, type Grain, loadAxis } from "./axis.ts";
import type { Range } from "./bounds.ts";
import { switchesOnly } from "./heard.ts";
import type { DevicesQuestion } from "./question.ts";
import { spansOf } from "./spans.ts";

/** Covered time of a row in ms, to the second: hours are told with six decimals. */
export const wholeSeconds = (row: Row): number => Math.round(amount(row, "devices.covered_hours") * 3_600) * 1_000;

/** Of each device, the ms reported in each bucket, by the bucket's place. */
export type Reported = Map<string, number[]>;

/**
 * How long a subject's devices reported, bucket by bucket: covered time of what measures energy or power; of what only
 * says on and off, the time its readings stand.
 */
export async function loadReported(
  question: DevicesQuestion,
  period: Period,
  grain: Grain,
  buckets: readonly Bucket[],
): Promise<Reported> {
  const { tx, subject, heard } = question;
  const switches = heard.filter(switchesOnly);
  const stretches = switches.map((each) => ({ heard: each, channels: ["state" as const], ...whole(buckets) }));
  const filters = [{ dimension: "device", in: heard.map((each) => each.device) }];
  const [covered, stood] = await Promise.all([
    figures(tx, subject, { measures: ["devices.covered_hours"], dimensions: ["device"], filters, period, granularity: grain }),
    stretches.length === 0 || subject === null
      ? []
      : tx<{ n: number; bucket: number; ms: string }[]>`
        with ${spansOf(tx, subject, stretches)}
        select s.n, b.place - 1 as bucket, sum(least(s.b, b.until) - greatest(s.a, b.since))::text as ms
        from span s join unnest(${buckets.map(({ from }) => String(from))}::bigint[], ${buckets.map(({ to }) => String(to))}::bigint[])
          with ordinality b (since, until, place) on s.a < b.until and s.b > b.since
        group by 1, 2`,
  ]);
  const places = new Map(buckets.map(({ key }, index) => [key, index]));
  const reported: Reported = new Map(heard.map(({ device }) => [device, buckets.map(() => 0)]));
  const add = (device: string, place: number | undefined, ms: number) => {
    const ofDevice = reported.get(device);
    if (ofDevice && place !== undefined) ofDevice[place]! += ms;
  };
  for (const row of covered) add(text(row, "device"), places.get(text(row, grain)), wholeSeconds(row));
  for (const row of stood) add(switches[row.n]!.device, Number(row.bucket), Number(row.ms));
  return reported;
}

const whole = (buckets: readonly Bucket[]): Range => ({ from: buckets[0]?.from ?? 0, to: buckets.at(-1)?.to ?? 0 });

/** How long they reported in all of a period, by device. */
export async function loadReportedIn(question: DevicesQuestion, period: Period): Promise<Map<string, number>> {
  const buckets = await loadAxis(question.tx, question.zone, period, "month");
  const reported = await loadReported(question, period, "month", buckets);
  return new Map([...reported].map(([device, ofBuckets]) => [device, ofBuckets.reduce((sum, ms) => sum + ms, 0)]));
}
