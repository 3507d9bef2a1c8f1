import { z } from "zod";

/** What became of an event that was not plainly accepted. */
export const EventResult = z
  .object({
    index: z.int().min(0).meta({ description: "Its place in the request, from 0 (blank lines of NDJSON do not count)." }),
    id: z.string().nullable().meta({ description: "Its `id`; null where it has none that can be read." }),
    status: z.enum(["duplicate", "conflict", "quarantined"]).meta({
      description:
        "duplicate: the same content was stored before, nothing changed. conflict: other content was stored under this source and id; that stays, this one is quarantined. quarantined: it does not fit its schema or the accepted window.",
    }),
    code: z.string().optional().meta({ description: "Why, for programs. Absent for a duplicate." }),
    path: z.string().optional().meta({ description: "Where in the event, as a JSON pointer." }),
    message: z.string().optional().meta({ description: "Why, for people, and what to do." }),
  })
  .meta({ id: "EventResult" });
export type EventResult = z.infer<typeof EventResult>;

/** The answer to events sent: what is stored durably when it is given. */
export const Receipt = z
  .object({
    batch: z.uuid().meta({
      description: "The batch that these events are part of; see GET /api/v1/batches/{id}. Small requests may share one.",
    }),
    accepted: z.int().min(0),
    duplicate: z.int().min(0),
    quarantined: z.int().min(0).meta({ description: "Refused and kept with their bytes; conflicts among them." }),
    results: z.array(EventResult).meta({ description: "One entry for each event that was not plainly accepted, by index." }),
  })
  .meta({ id: "Receipt" });
export type Receipt = z.infer<typeof Receipt>;
