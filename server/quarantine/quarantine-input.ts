import { z } from "zod";

/** A JSON pointer (RFC 6901) below the event: "/data/currency". */
export const EventPointer = z
  .string()
  .max(500)
  .regex(/^(\/([^~]|~[01])+)+$/, "must be a JSON pointer such as /data/currency")
  .refine((path) => !path.split("/").includes("__proto__"), "must not name __proto__");

const JsonValue = z.json();

/** One change made to every event alike. */
export const Edit = z.discriminatedUnion("op", [
  /** Writes a value there; objects missing on the way are made. */
  z.object({ op: z.literal("set"), path: EventPointer, value: JsonValue }),
  /** Takes what is there away; where nothing is, nothing changes. */
  z.object({ op: z.literal("remove"), path: EventPointer }),
  /** Writes `to` where `from` stands, and leaves every other value alone. */
  z.object({ op: z.literal("replace"), path: EventPointer, from: JsonValue, to: JsonValue }),
]);
export type Edit = z.infer<typeof Edit>;

/** Edits are written into each event of a chunk of a thousand: what they may hold, as JSON, is bounded by that. */
const MOST_EDITED = 20_000;

const Edits = z
  .array(Edit)
  .min(1)
  .max(20)
  .refine((edits) => JSON.stringify(edits).length <= MOST_EDITED, {
    error: "hold more than 20,000 characters together: write an event that needs so much anew, by itself",
  });

/** What is changed before a replay. */
export const Change = z.discriminatedUnion("kind", [
  /** The whole event, written anew by hand: of one event only. */
  z.object({ kind: z.literal("text"), text: z.string().min(1).max(1_000_000) }),
  z.object({ kind: z.literal("edits"), edits: Edits }),
]);
export type Change = z.infer<typeof Change>;

/** Which refused events: all that fit everything that is said. */
export const QuarantineFilter = z.object({
  /** These, picked one by one. */
  ids: z.array(z.uuid()).min(1).max(500).optional(),
  stage: z.enum(["collect", "process"]).optional(),
  code: z.string().max(100).optional(),
  path: z.string().max(500).optional(),
  source: z.string().max(1_000).optional(),
  batchId: z.uuid().optional(),
});
export type QuarantineFilter = z.infer<typeof QuarantineFilter>;

/** What shall be done with refused events: a worker does it. */
export const JobRequest = z
  .object({
    kind: z.enum(["replay", "discard", "reopen"]),
    filter: QuarantineFilter,
    change: Change.optional(),
    /** Only tells what a replay would do. */
    rehearsal: z.boolean().default(false),
    /** Why; a discard needs it. */
    note: z.string().trim().max(500).default(""),
  })
  .refine(({ kind, note }) => kind !== "discard" || note !== "", {
    path: ["note"],
    message: "say why: whoever looks for these events later will want to know",
  })
  .refine(({ kind, change, rehearsal }) => kind === "replay" || (change === undefined && !rehearsal), {
    path: ["change"],
    message: "only a replay can change events or be rehearsed",
  })
  .refine(({ change, filter }) => change?.kind !== "text" || filter.ids?.length === 1, {
    path: ["change"],
    message: "an event is written anew one at a time; use edits to change many alike",
  });
export type JobRequest = z.infer<typeof JobRequest>;
