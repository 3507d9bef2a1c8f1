import type { z } from "zod";
import type { CloudEvent } from "#server/events/envelope.ts";

/** One event type: what its `data` must be, when the entity is there and when it is removed. */
export type EventDefinition = {
  type: string;
  /** Which dashboards and rules it belongs to. */
  domain: "core" | "spending" | "devices";
  /** Of the schema: its first number is the type's `v1`, its second grows with each compatible change. Kept with what is refused. */
  version: string;
  title: string;
  about: string;
  data: z.ZodType;
  /** The form of `data` with `deleted: true`: ids are required, the rest may be there. */
  deletedData: z.ZodType;
  example: CloudEvent;
};
