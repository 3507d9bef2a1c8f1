import { z } from "zod";

/** Whose screen to see, and why: the reason stands in the audit trail. */
export const ViewAs = z.object({
  subject: z.string().min(1).max(256),
  reason: z
    .string()
    .trim()
    .min(3, { error: "Say in a few words why: it stands in the audit trail." })
    .max(500, { error: "At most 500 characters." }),
});
