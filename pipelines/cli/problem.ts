import { AppError } from "#server/errors.ts";

/** Codes of PostgreSQL and of the network that say something about the installation. */
const KNOWN: Record<string, string> = {
  "42P01": "The database lacks tables of this version: run `npm run inlay -- migrate`.",
  "42883": "The database lacks functions of this version: run `npm run inlay -- migrate`.",
  "3F000": "The database lacks schemas of this version: run `npm run inlay -- migrate`.",
  "28P01": "The database refuses the password in DATABASE_URL.",
  "28000": "The database refuses the user in DATABASE_URL.",
  "3D000": "The database named in DATABASE_URL does not exist: create it first.",
  "42501": "The database user in DATABASE_URL may not do this: run `npm run inlay -- doctor`.",
  ECONNREFUSED: "The database does not answer: is it running at the address in DATABASE_URL?",
  ENOTFOUND: "The database's host is not known: look at the address in DATABASE_URL.",
  CONNECT_TIMEOUT: "The database does not answer in time: is it reachable at the address in DATABASE_URL?",
};

/** An error as one sentence for the terminal, and the exit status: 2 when the input was wrong, else 1. */
export function problem(error: unknown): { sentence: string; status: 1 | 2 } {
  if (error instanceof AppError) return { sentence: error.message, status: error.code === "BAD_REQUEST" ? 2 : 1 };
  if (!(error instanceof Error)) return { sentence: `It failed: ${String(error)}`, status: 1 };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (/role "inlay_\w+" does not exist/.test(error.message)) {
    return { sentence: "The database lacks Inlay's roles: run `npm run inlay -- migrate`.", status: 1 };
  }
  const known = KNOWN[code];
  return { sentence: known ? `${known} (${error.message})` : error.message || error.name, status: 1 };
}
