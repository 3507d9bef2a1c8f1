import { z } from "zod";

/** Whether a day is one that JavaScript and the database can both reckon with, in any zone and with years added to it. */
const isNear = (day: string): boolean => day >= "1900-01-01" && day <= "2300-01-01";

/** A local day that somebody may name: "2026-01-31". */
export const AskedDay = z.iso
  .date({ error: "is a day such as 2026-01-31" })
  .refine(isNear, { error: "lies outside of 1900-01-01 to 2300-01-01" });
