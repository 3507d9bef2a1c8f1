import { AppError } from "#server/errors.ts";

/**
 * The states a change may be made from, as `If-Match` names them by their ETags; null where none are named, and for `*`, which
 * any state is. Weak tags count as well: ours tell what is kept and not its bytes, and a proxy that compresses weakens them.
 *
 * @throws AppError BAD_REQUEST for what is no list of ETags
 */
export function ifMatch(headers: Headers): string[] | null {
  const given = headers.get("if-match")?.trim();
  if (given === undefined || given === "*") return null;
  if (!/^(W\/)?"[^"]*"(\s*,\s*(W\/)?"[^"]*")*$/.test(given))
    throw new AppError("BAD_REQUEST", {
      message: 'If-Match has to be the ETag of an answer as it came, with its quotes: "...".',
      path: "if-match",
    });
  return [...given.matchAll(/"([^"]*)"/g)].map(([, tag]) => tag!);
}

/** The `ETag` of a state. */
export const etag = (version: string): string => `"${version}"`;
