import { z } from "zod";

const Amount = z.object({ currency: z.string(), minor: z.number() });

/** Payments (parts of them, where they are split) that go from one category, or merchant, to another. */
export const Change = z.object({
  from: z.string(),
  to: z.string(),
  payments: z.number().int(),
  /** Debits and credits less refunds; transfers between own accounts count as zero. */
  amounts: z.array(Amount),
  first: z.iso.date(),
  last: z.iso.date(),
  samples: z.array(
    z.object({
      day: z.iso.date(),
      subject: z.string(),
      text: z.string(),
      merchant: z.string(),
      /** Of the event, for a link to it; and which part of a split one. */
      source: z.string(),
      event: z.string(),
      part: z.int(),
      currency: z.string(),
      minor: z.number(),
    }),
  ),
});
export type Change = z.infer<typeof Change>;

export const Reach = z.object({
  /** The rule's id in the draft. */
  rule: z.uuid(),
  /** Those that it decides. */
  payments: z.number().int(),
  /** Of a rule that decides none: those it matches that an earlier rule takes, and which rule mostly does. */
  taken: z.number().int(),
  takenBy: z.uuid().nullable(),
  /** Of a rule that decides none: those it matches whose category the event itself says, or their payment. */
  given: z.number().int(),
  /** Texts by which it finds payments, the most frequent first. */
  samples: z.array(z.string()),
});
export type Reach = z.infer<typeof Reach>;

/** What a draft would change in one month. */
export const MonthPreview = z.object({
  /** Its first day, in UTC. */
  month: z.iso.date(),
  seen: z.number().int(),
  /** Payments whose category or merchant changes. */
  changed: z.number().int(),
  categories: z.array(Change),
  merchants: z.array(Change),
  /** Changes beyond the greatest 200 of a kind, which are counted in `changed` and not listed. */
  more: z.number().int(),
  /** Of the rules that match anything. */
  reach: z.array(Reach),
});
export type MonthPreview = z.infer<typeof MonthPreview>;

export const Preview = z.object({
  /** The newest first. */
  months: z.array(MonthPreview),
  /** For the next question's `before`, to go on with older months; null when all were looked at. */
  next: z.iso.date().nullable(),
  /** Looking at the month before this day took too long: nothing from it on is in the answer. */
  stopped: z.iso.date().nullable(),
});
export type Preview = z.infer<typeof Preview>;
