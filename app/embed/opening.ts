import { AppError } from "#server/errors.ts";

/** Bytes of an opening: a token, and what is to be shown first. */
export const MOST_BYTES = 64_000;
const MOST_TEXT = 4_000;

/** What a host said at the door, kept with the ticket as it was said. */
export type Said = {
  channel?: string;
  origin?: string;
  width?: string;
  state?: string;
  theme?: string;
  locale?: string;
  debug?: string;
};
const FIELDS = ["channel", "origin", "width", "state", "theme", "locale", "debug"] as const;

/** What an opening says, before any of it is believed. */
type Opening = {
  /** What can be kept of it, also when it is refused: somebody may be told why. */
  said: Said;
  /** The token. @throws AppError BAD_REQUEST for what is no opening */
  token(): string;
};

/** Reads the fields of an opening, from the form or from an address. */
export function saidIn(fields: URLSearchParams): Opening {
  const said: Said = {};
  for (const name of FIELDS) {
    const value = fields.get(name);
    if (value && flawOf(name, fields) === null) said[name] = value;
  }
  return { said, token: () => tokenIn(fields) };
}

function tokenIn(fields: URLSearchParams): string {
  for (const name of ["token", ...FIELDS]) {
    const message = flawOf(name, fields);
    if (message !== null) throw new AppError("BAD_REQUEST", { message, path: name });
  }
  const token = fields.get("token");
  if (token) return token;
  throw new AppError("BAD_REQUEST", { message: "There is no token: send the one that your back end signed.", path: "token" });
}

/** Why a field cannot be kept; null where it can. */
function flawOf(name: string, fields: URLSearchParams): string | null {
  const [value = "", ...more] = fields.getAll(name);
  // Whoever looks on the way may see another one than we do.
  if (more.length > 0) return `The field ${name} stands there more than once.`;
  if (name !== "token" && value.length > MOST_TEXT) return `The field ${name} is too long.`;
  return value.includes("\0") ? `The field ${name} holds a NUL.` : null;
}

/** Who may be told of a refusal: whoever gave both a channel and an origin. */
export function hostIn({ channel, origin }: Said): { channel: string; origin: string } | null {
  if (!channel || !origin || !/^https?:\/\/[^/?#\s]+$/.test(origin) || channel.length > 100) return null;
  return { channel, origin };
}
