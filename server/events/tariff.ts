import { z } from "zod";
import type { EventDefinition } from "#server/events/definition.ts";
import { currency, deleted, FIELD_LIMITS, id, revision, text } from "#server/events/fields.ts";
import { Plan } from "#server/tariffs/plan-input.ts";
import { endsAfterItBegins } from "#server/tariffs/tariff-input.ts";

const day = (about: string) =>
  z.iso
    .date("must be a day, for example 2026-01-01")
    .refine((value) => value >= "1900-01-01" && value <= "2300-01-01", "must lie within 1900-01-01 and 2300-01-01")
    .meta({ description: about });

const ends = { path: ["validTo"], error: "must be after validFrom" };

const Fields = z.strictObject({
  tariffId: id("The identity of the tariff within its subject."),
  name: text(FIELD_LIMITS.name, "The name people see. Without it its id.").optional(),
  currency: currency("ISO 4217 code."),
  validFrom: day("The first local day of the home on which it is in force."),
  validTo: day("The local day on which it no longer is. Without it: until the home's next tariff begins.").optional(),
  plan: Plan.meta({ description: "What a kWh costs: flat, by the hour of the week, or by the month's use." }),
  revision,
});
const TariffData = Fields.refine(endsAfterItBegins, ends);
const TariffDeleted = Fields.partial({ currency: true, validFrom: true, plan: true })
  .extend({ deleted })
  .refine(endsAfterItBegins, ends);

export const tariffEvent = {
  type: "inlay.devices.tariff.v1",
  domain: "devices",
  version: "1.0",
  title: "Tariff",
  about: "What a home pays for a kWh, and from which local day on. A tariff of its own comes before the tenant's for all homes.",
  data: TariffData,
  deletedData: TariffDeleted,
  example: {
    specversion: "1.0",
    id: "tariff-night-2026-r0",
    source: "/contracts",
    type: "inlay.devices.tariff.v1",
    subject: "home-1042",
    time: "2026-01-01T00:00:00Z",
    datacontenttype: "application/json",
    data: {
      tariffId: "night-2026",
      name: "Night 2026",
      currency: "EUR",
      validFrom: "2026-01-01",
      validTo: "2027-01-01",
      plan: {
        kind: "time_of_use",
        bands: [
          { weekdays: [1, 2, 3, 4, 5, 6, 7], fromHour: 6, toHour: 22, perKwhMicros: 341_200, label: "Day" },
          { weekdays: [1, 2, 3, 4, 5, 6, 7], fromHour: 22, toHour: 6, perKwhMicros: 248_900, label: "Night" },
        ],
      },
      revision: 0,
    },
  },
} satisfies EventDefinition;
