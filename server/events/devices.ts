import { z } from "zod";
import type { EventDefinition } from "#server/events/definition.ts";
import { deleted, FIELD_LIMITS, id, revision, text } from "#server/events/fields.ts";

const DeviceData = z.strictObject({
  deviceId: id("The identity of the device within the tenant."),
  name: text(FIELD_LIMITS.name, "The name people see.").optional(),
  kind: z
    .enum(["meter", "plug", "appliance", "light", "heating", "ev_charger", "solar", "battery", "sensor", "other"])
    .optional()
    .meta({ description: "What kind of device it is. A meter without a parent measures the whole home." }),
  room: text(FIELD_LIMITS.name, "Where it stands.").optional(),
  parentId: id("The device that also measures this one: a plug behind a meter.").optional(),
  gapLimitSeconds: z.int().min(1).max(FIELD_LIMITS.gapSeconds).optional().meta({
    description: "How long a power or state reading stands for at most, without a next one. Default 300.",
    default: 300,
  }),
  expectedIntervalSeconds: z
    .int()
    .min(1)
    .max(FIELD_LIMITS.intervalSeconds)
    .optional()
    .meta({ description: "How often the device is expected to report." }),
  revision,
});
const DeviceDeleted = DeviceData.extend({ deleted });

export const deviceEvent = {
  type: "inlay.devices.device.v1",
  domain: "devices",
  version: "1.0",
  title: "Device",
  about: "A device of a subject. A reading of a device not seen before creates it implicitly.",
  data: DeviceData,
  deletedData: DeviceDeleted,
  example: {
    specversion: "1.0",
    id: "device-plug-07-r2",
    source: "/cloud/devices",
    type: "inlay.devices.device.v1",
    subject: "home-1042",
    time: "2026-11-20T09:15:00Z",
    datacontenttype: "application/json",
    data: {
      deviceId: "plug-07",
      name: "Washing machine",
      kind: "appliance",
      room: "Laundry",
      parentId: "meter-01",
      gapLimitSeconds: 300,
      expectedIntervalSeconds: 60,
      revision: 2,
    },
  },
} satisfies EventDefinition;

const WATT_HOURS = { Wh: 1, kWh: 1e3, J: 1 / 3_600, MJ: 1e6 / 3_600 } as const;
const WATTS = { W: 1, kW: 1e3, mW: 1e-3 } as const;
const EnergyUnit = z.enum(["Wh", "kWh", "J", "MJ"]).meta({ description: "The unit of `value`." });

const Power = z
  .strictObject({
    value: z.number().meta({ description: "Power at the instant. Negative: fed into the grid. At most 100 MW either way." }),
    unit: z.enum(["W", "kW", "mW"]).meta({ description: "The unit of `value`." }),
  })
  .refine((it) => Math.abs(it.value) * WATTS[it.unit] <= FIELD_LIMITS.watts, { path: ["value"], error: "must be at most 100 MW" })
  .meta({ description: "Power in use; it stands until the next reading, at most for the device's gap limit." });

const EnergyCounter = z
  .strictObject({
    value: z.number().min(0).meta({ description: "The meter's register. A fall is read as a reset. At most 1 GWh." }),
    unit: EnergyUnit,
  })
  .refine((it) => it.value * WATT_HOURS[it.unit] <= FIELD_LIMITS.counterWattHours, {
    path: ["value"],
    error: "must be at most 1 GWh",
  })
  .meta({ description: "A register that counts up; what counts is its difference to the reading before." });

const EnergyInterval = z
  .strictObject({
    value: z
      .number()
      .meta({ description: "Energy used in the interval. Negative: fed into the grid. At most 100 MWh either way." }),
    unit: EnergyUnit,
    seconds: z
      .number()
      .min(0.001)
      .max(FIELD_LIMITS.intervalSeconds)
      .meta({ description: "Length of the interval that begins at `time`; at most one day, kept to the millisecond." }),
  })
  .refine((it) => Math.abs(it.value) * WATT_HOURS[it.unit] <= FIELD_LIMITS.intervalWattHours, {
    path: ["value"],
    error: "must be at most 100 MWh",
  })
  .meta({ description: "Energy used from `time` on." });

const State = z
  .strictObject({ value: z.enum(["on", "off"]).meta({ description: "Whether the device is on." }) })
  .meta({ description: "On or off; it stands until the next reading." });

const Channels = z
  .strictObject({
    power: Power.optional(),
    energy_counter: EnergyCounter.optional(),
    energy_interval: EnergyInterval.optional(),
    state: State.optional(),
  })
  .refine((it) => Object.keys(it).length > 0, "must have at least one of power, energy_counter, energy_interval, state")
  .meta({ description: "What was measured at this instant; one channel at least.", minProperties: 1 });

const ReadingData = z.strictObject({
  deviceId: id("The device that measured."),
  channels: Channels,
  quality: z.enum(["measured", "estimated", "substituted"]).optional().meta({ description: "How the values came about." }),
  revision,
});
const ReadingDeleted = ReadingData.partial({ channels: true }).extend({ deleted });

export const readingEvent = {
  type: "inlay.devices.reading.v1",
  domain: "devices",
  version: "1.0",
  title: "Reading",
  about: "What a device measured at one instant, several channels at once. Its identity is device, channel and `time`.",
  data: ReadingData,
  deletedData: ReadingDeleted,
  example: {
    specversion: "1.0",
    id: "plug-07-2026-11-20T18:04:00Z",
    source: "/cloud/telemetry",
    type: "inlay.devices.reading.v1",
    subject: "home-1042",
    time: "2026-11-20T18:04:00Z",
    datacontenttype: "application/json",
    data: {
      deviceId: "plug-07",
      channels: {
        power: { value: 1840.5, unit: "W" },
        energy_counter: { value: 412.731, unit: "kWh" },
        energy_interval: { value: 0.0307, unit: "kWh", seconds: 60 },
        state: { value: "on" },
      },
      quality: "measured",
      revision: 0,
    },
  },
} satisfies EventDefinition;

export type DeviceData = z.infer<typeof DeviceData> | z.infer<typeof DeviceDeleted>;
export type ReadingData = z.infer<typeof ReadingData> | z.infer<typeof ReadingDeleted>;
