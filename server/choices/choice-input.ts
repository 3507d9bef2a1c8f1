import { z } from "zod";

/** Names a series, a finding or a home's standby band; made by the dashboard and opaque to whoever sends it back. */
export const ChoiceKey = z.string().min(1).max(200);

/** What the viewer says of a series: that it is one, that it is none; null takes it back. */
export const RecurringChoice = z.object({ key: ChoiceKey, state: z.enum(["confirmed", "dismissed"]).nullable() });

/** Series that are one and the same subscription, and the one they become part of. */
export const RecurringMerge = z
  .object({ keys: z.array(ChoiceKey).min(1).max(50), into: ChoiceKey })
  .refine(({ keys, into }) => !keys.includes(into), { error: "holds the series itself: name the others", path: ["keys"] });

/** A series that others were merged into: they come out of it. Or one of those: it alone comes out. */
export const RecurringSplit = z.object({ key: ChoiceKey });

/** A finding that needs no more looking at; false brings it back. */
export const UnusualChoice = z.object({ key: ChoiceKey, dismissed: z.boolean() });

/** How far above the always-on watts still counts as standby; null goes back to the default. */
export const StandbyChoice = z.object({ watts: z.number().min(0).max(100_000).nullable() });
