import { z } from "zod";
import { ChoiceKey } from "./choice-input.ts";

/** What is kept of each kind of choice. */
export const CHOICES = {
  /** By the key of a series. */
  recurring: z.object({ state: z.enum(["confirmed", "dismissed"]) }),
  /** By the key of a series: which one it is part of. */
  merge: z.object({ into: ChoiceKey }),
  /** By the key of a finding. */
  unusual: z.object({ dismissed: z.literal(true) }),
  /** One per subject, by the key "home". */
  standby: z.object({ watts: z.number() }),
} as const;

export type ChoiceKind = keyof typeof CHOICES;
export type Choice<K extends ChoiceKind> = z.infer<(typeof CHOICES)[K]>;

/** Which choice, and whose: tenant and subject come from the scope. */
export type ChoiceRef<K extends ChoiceKind> = { tenantId: string; subject: string; kind: K; key: string };
