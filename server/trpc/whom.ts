import { z } from "zod";

/** Whose rows are asked for: one subject, or (without it) all that the actor may see. A wish: the scope decides. */
export const Whom = { subject: z.string().min(1).max(256).optional() };

export const requested = (subject: string | undefined): { subject: string } | undefined =>
  subject === undefined ? undefined : { subject };
