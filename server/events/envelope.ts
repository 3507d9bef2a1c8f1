import { z } from "zod";
import { FIELD_LIMITS, id, instant, text } from "#server/events/fields.ts";

/**
 * The attributes of a CloudEvents 1.0 event in JSON format. Extension attributes and `data_base64` are refused, not
 * dropped: nothing here would keep them, and a sender should learn of it.
 */
export const Envelope = z.strictObject({
  specversion: z.literal("1.0").meta({ description: "The version of CloudEvents." }),
  id: id("With `source`, the identity of the event. The same content again is a duplicate; other content is a conflict."),
  source: text(FIELD_LIMITS.id, "The system the event comes from, a URI reference.")
    .refine((value) => !/[\s<>"{}|\\^`]/.test(value), "must be a URI reference: no spaces, quotes or brackets")
    .meta({ format: "uri-reference" }),
  type: z.string().min(1).meta({ description: "The type of the event, with its version." }),
  subject: id("The end customer, home or installation that the event is about. Yours to choose; shown to nobody else."),
  time: instant("When it happened (for a reading: the instant measured)."),
  datacontenttype: z
    .string()
    .regex(/^application\/([a-z0-9.+-]+\+)?json(\s*;\s*charset=utf-8)?$/i, "must be a JSON media type: data is JSON")
    .optional()
    .meta({ description: "The media type of `data`: JSON, always. Checked, not kept." }),
  dataschema: z
    .url()
    .max(2_000)
    .optional()
    .meta({ description: "Where the schema of `data` is described. Checked to be a URI, not kept: `type` names the schema." }),
  data: z.record(z.string(), z.unknown()).meta({ description: "The payload, by type." }),
});

/** An event as it is sent, its `data` not yet checked against its type. */
export type CloudEvent = z.infer<typeof Envelope>;
