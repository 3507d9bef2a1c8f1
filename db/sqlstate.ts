/** The SQLSTATE (or the driver's or the system's code) of an error, or of what caused it. This file alone knows what codes mean. */
export const stateOf = (error: unknown): string | undefined => {
  if (typeof error !== "object" || error === null) return undefined;
  const own = (error as { code?: unknown }).code;
  if (typeof own === "string") return own;
  return stateOf((error as { cause?: unknown }).cause);
};

/** A deadlock or serialisation failure: the same transaction may be tried again at once. */
export const isRetryable = (error: unknown): boolean => ["40P01", "40001", "55P03"].includes(stateOf(error) ?? "");

/** Two sessions changed the same row of the catalogue at once: whoever lost may try again. */
export const isCatalogueRace = (error: unknown): boolean =>
  stateOf(error) === "XX000" && /tuple concurrently (updated|deleted)/.test(String(error));

/** The connection was lost or could not be had: whether a commit took place is not known. */
export const isConnectionLoss = (error: unknown): boolean => {
  const found = stateOf(error) ?? "";
  return (
    found.startsWith("08") ||
    [
      "57P01",
      "57P02",
      "57P03",
      "53300",
      "CONNECTION_CLOSED",
      "CONNECTION_ENDED",
      "CONNECTION_DESTROYED",
      "CONNECT_TIMEOUT",
    ].includes(found) ||
    ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ERR_SOCKET_CLOSED", "ERR_STREAM_DESTROYED"].includes(found) ||
    ["EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"].includes(found)
  );
};

/** The server can do nothing now, whatever it is asked: it is away, its disk is full or broken, or it takes no changes. */
export const isOutage = (error: unknown): boolean =>
  isConnectionLoss(error) || ["53100", "58030", "25006"].includes(stateOf(error) ?? "");

/** A value is no date or time, or lies outside of what the database can reckon with. */
export const isUnfitTime = (error: unknown): boolean => ["22007", "22008", "22009"].includes(stateOf(error) ?? "");

/** A unique key is taken. */
export const isTaken = (error: unknown): boolean => stateOf(error) === "23505";

/** The statement ran into its time limit or was cancelled. */
export const isCancelled = (error: unknown): boolean => stateOf(error) === "57014";

/** Tables, columns, functions, schemas or roles of this version are missing: the database was not migrated. */
export const isSchemaMissing = (error: unknown): boolean =>
  ["42P01", "42703", "42883", "3F000"].includes(stateOf(error) ?? "") || /role "inlay_\w+" does not exist/.test(String(error));

/** The server does not let this user, password or database in. */
export const isLoginRefused = (error: unknown): boolean => ["28P01", "28000", "3D000"].includes(stateOf(error) ?? "");

/** The role may not do this. */
export const isForbidden = (error: unknown): boolean => stateOf(error) === "42501";
