import { isConnectionLoss, isForbidden, isLoginRefused, isSchemaMissing } from "#db/sqlstate.ts";
import { AppError } from "#server/errors.ts";

/** Troubles of the installation, each with what to do. */
const TROUBLES: [(error: unknown) => boolean, string][] = [
  [isSchemaMissing, "The database is not at this version's schema: run `npm run inlay -- migrate`."],
  [isLoginRefused, "The database refuses the connection: look at user, password and database in DATABASE_URL."],
  [isConnectionLoss, "The database does not answer: is it running at the address in DATABASE_URL?"],
  [isForbidden, "The user in DATABASE_URL may not do this: `npm run inlay -- doctor` says what is wrong."],
];

/** An error as one sentence for the terminal, and the exit status: 2 when the input was wrong, else 1. */
export function problem(error: unknown): { sentence: string; status: 1 | 2 } {
  if (error instanceof AppError) return { sentence: error.message, status: error.code === "BAD_REQUEST" ? 2 : 1 };
  if (!(error instanceof Error)) return { sentence: `It failed: ${String(error)}`, status: 1 };
  const trouble = TROUBLES.find(([is]) => is(error));
  return { sentence: trouble ? `${trouble[1]} (${error.message})` : error.message || error.name, status: 1 };
}
