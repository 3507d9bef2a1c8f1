import { isConnectionLoss, stateOf } from "#db/sqlstate.ts";
import { AppError } from "#server/errors.ts";

const CODES: readonly { pattern: RegExp; message: string; retryAfter: number }[] = [
  {
    pattern: /^53100$/,
    message: "The store is full; the operator has to make room. Nothing of this request was stored.",
    retryAfter: 60,
  },
  { pattern: /^58030$/, message: "The store's disk fails; the operator has to mend it.", retryAfter: 60 },
  { pattern: /^(53\w{3}|57014)$/, message: "The store has too much to do at the moment; send this again later.", retryAfter: 5 },
  { pattern: /^(57P0[1-5]|25006)$/, message: "The store is starting or stopping; send this again later.", retryAfter: 5 },
  { pattern: /^(40P01|40001)$/, message: "Others write the same events at this moment; send this again.", retryAfter: 1 },
];

const AWAY = {
  message: "The store cannot be reached; send this again later. What was stored already will come back as a duplicate.",
  retryAfter: 5,
};

/** The same as UNAVAILABLE for the caller, when an error means that the database cannot take anything now; else undefined. */
export function outageOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error.code === "UNAVAILABLE" ? error : undefined;
  const state = stateOf(error) ?? "";
  const found = CODES.find(({ pattern }) => pattern.test(state)) ?? (isConnectionLoss(error) ? AWAY : undefined);
  if (!found) return undefined;
  const { message, retryAfter } = found;
  return new AppError("UNAVAILABLE", { message, retryAfter }, { cause: error, because: "database" });
}
