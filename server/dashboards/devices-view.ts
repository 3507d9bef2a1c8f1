import { z } from "zod";
import { AlwaysOnTile } from "./devices/always-on-view.ts";
import { CostTile } from "./devices/cost-view.ts";
import { RunningTile } from "./devices/running-view.ts";
import { UnusualHoursTile } from "./devices/unusual-view.ts";
import { UptimeTile } from "./devices/uptime-view.ts";
import { DashboardHead, Day, Instant, WattHours } from "./view.ts";
import { Wide } from "./wide-view.ts";

export const DeviceRef = z.object({
  device: z.string(),
  name: z.string(),
  kind: z.string().nullable(),
  room: z.string().nullable(),
  parent: z.string().nullable(),
  /** home: the meter of the whole home; part: behind a home meter; nested: behind a part; alone: no home meter above it. */
  role: z.enum(["home", "part", "nested", "alone"]),
  lastSeen: Instant.nullable(),
});

/** A bucket starts at a local hour (an instant, so that the hour that comes twice is two), a local day or month. */
const BucketStart = z.string();

/** Energy over time, stacked by part (or single device), with the rest of the home as `untracked`. */
export const UseTile = z.object({
  granularity: z.enum(["hour", "day", "month"]),
  totalWh: WattHours,
  comparedWh: WattHours,
  buckets: z.array(
    z.object({
      start: BucketStart,
      /** The period or the data ends inside this bucket. */
      partial: z.boolean(),
      /** Seconds with data / seconds of the bucket, 0 to 1, of the home meter (else of the best covered device). */
      covered: z.number(),
      /** Of the home (its meter, else the sum of its devices). */
      totalWh: WattHours,
      /** A list: whatever a device is called, an object keyed by names may lose it. */
      byDevice: z.array(z.object({ device: z.string(), wh: WattHours })),
      untrackedWh: WattHours,
    }),
  ),
});

/** Home meter minus the sum of its parts. Null where there is no home meter. */
export const UntrackedTile = z
  .object({
    homeWh: WattHours,
    trackedWh: WattHours,
    untrackedWh: WattHours,
    /** tracked / home, 0 to 1; null where home is not positive. */
    coverage: z.number().nullable(),
  })
  .nullable();

/** The period against the one before and the same one last year, bucket by bucket from the period's start. */
export const ComparisonTile = z.object({
  currentWh: WattHours,
  previousWh: WattHours,
  lastYearWh: WattHours,
  granularity: z.enum(["hour", "day", "month"]),
  current: z.array(z.object({ start: BucketStart, wh: WattHours })),
  previous: z.array(z.object({ start: BucketStart, wh: WattHours })),
  lastYear: z.array(z.object({ start: BucketStart, wh: WattHours })),
});

/** Mean use per hour of day (0 to 23) and weekday (1 Monday to 7), over the hours that have data. */
export const WhenTile = z.object({
  cells: z.array(
    z.object({
      weekday: z.number().int().min(1).max(7),
      hour: z.number().int().min(0).max(23),
      meanWh: WattHours,
      hours: z.number().int(),
    }),
  ),
  busiest: z.object({ weekday: z.number().int(), hour: z.number().int(), meanWh: z.number() }).nullable(),
  peak: z.object({ watts: z.number(), at: Instant, device: z.string() }).nullable(),
  ranking: z.array(z.object({ device: z.string(), name: z.string(), wh: z.number(), share: z.number().nullable() })),
});

export const DevicesView = DashboardHead.extend({
  dashboard: z.literal("devices"),
  filters: z.object({ device: z.array(z.string()).nullable(), room: z.array(z.string()).nullable() }),
  devices: z.array(DeviceRef),
  use: UseTile,
  untracked: UntrackedTile,
  compared: ComparisonTile,
  when: WhenTile,
  cost: CostTile,
  alwaysOn: AlwaysOnTile,
  unusual: UnusualHoursTile,
  uptime: UptimeTile,
  running: RunningTile,
  /** What each subject used, side by side; null for one subject. */
  wide: Wide.nullable(),
});
export type DevicesView = z.infer<typeof DevicesView>;

/** One reading behind a figure, with the event it came from. */
export const ReadingRow = z.object({
  subject: z.string(),
  /** What the subject is called; its id where nobody said. */
  subjectName: z.string(),
  device: z.string(),
  channel: z.enum(["power", "energy_counter", "energy_interval", "state"]),
  at: Instant,
  day: Day,
  /** Watts, watt hours, or 0 and 1. */
  value: z.number(),
  unit: z.enum(["W", "Wh", "on/off"]),
  seconds: z.number().nullable(),
  quality: z.string().nullable(),
  revision: z.number().int(),
  event: z.object({ source: z.string(), id: z.string() }),
});
export type ReadingRow = z.infer<typeof ReadingRow>;
