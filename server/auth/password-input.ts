import { z } from "zod";

/** Long enough to resist guessing; the upper bound keeps hashing a huge text from being an attack. */
export const Password = z
  .string()
  .min(10, { error: "has at least 10 characters" })
  .max(200, { error: "has at most 200 characters" });
