import { z } from "zod";
import { KeyScope } from "#server/keys/scopes.ts";

/** What a key is made of, as its form and its procedure take it. */
export const NewKey = z.object({
  name: z.string().trim().min(1).max(200),
  scopes: z
    .array(KeyScope)
    .min(1, { error: "needs one scope at least" })
    .transform((scopes) => [...new Set(scopes)].sort()),
  /** When it stops working; without it, when it is revoked. */
  expiresAt: z.iso
    .datetime({ offset: true })
    .refine((time) => Date.parse(time) > Date.now(), { error: "lies in the past" })
    .refine((time) => Date.parse(time) < Date.UTC(3000, 0), { error: "lies after the year 2999" })
    .optional(),
});

export const KeyRef = z.object({ id: z.uuid() });

/** Several keys at once. */
export const KeyRefs = z.object({ ids: z.array(z.uuid()).min(1).max(200) });
