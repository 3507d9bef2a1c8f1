import { z } from "zod";
import { Minor } from "#server/dashboards/view.ts";

/** Where the period's money comes from and goes to: income > categories > merchants, at most 12 nodes a column, the rest as "other". */
export const FlowTile = z.object({
  inMinor: Minor,
  outMinor: Minor,
  comparedInMinor: Minor,
  comparedOutMinor: Minor,
  nodes: z.array(
    z.object({
      /** Unique in this flow: "income:salary", "category:groceries", "merchant:Albert", "category:*" for other ("merchants:*" of merchants, who may be called "*"). */
      id: z.string(),
      column: z.number().int().min(0).max(2),
      /**
       * income: what came in, by its category; drawn (column 0): what was spent beyond income; kept (column 1): income that
       * was not spent; unnamed (column 2): paid without a merchant, such as cash; other: the rest of its column.
       */
      kind: z.enum(["income", "drawn", "category", "kept", "merchant", "unnamed", "other"]),
      /** The category's slug, or the merchant's name; null for kept, drawn, unnamed and other. */
      value: z.string().nullable(),
      amountMinor: Minor,
      /** Of `other`: how many it stands for. */
      holds: z.number().int().nullable(),
    }),
  ),
  links: z.array(z.object({ from: z.string(), to: z.string(), amountMinor: Minor })),
  /** Categories whose refunds exceed their debits cannot be drawn: their sum (not negative), and how many. */
  notDrawn: z.object({ categories: z.number().int(), amountMinor: Minor }),
});
export type FlowTile = z.infer<typeof FlowTile>;
