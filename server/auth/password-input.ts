import { z } from "zod";

/** Long enough to resist guessing; the upper bound keeps hashing a huge text from being an attack. */
export const Password = z.string().min(10).max(200);
