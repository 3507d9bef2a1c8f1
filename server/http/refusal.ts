import { isUnfitTime } from "#db/sqlstate.ts";
import { AppError } from "#server/errors.ts";
import { outageOf } from "#server/http/outage.ts";

/** What the database refused, as an error for the caller: it cannot answer now, or a time sent makes no sense; else undefined. */
export function refusalOf(error: unknown): AppError | undefined {
  const message = "A date or time of the request is none, or lies too far from today.";
  return outageOf(error) ?? (isUnfitTime(error) ? new AppError("BAD_REQUEST", { message }, { cause: error }) : undefined);
}
