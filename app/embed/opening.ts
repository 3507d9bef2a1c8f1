import type { Redemption } from "#server/embed/redeem-token.ts";
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

/** Reads the fields of an opening, from the form or from an address. @throws AppError BAD_REQUEST */
export function saidIn(fields: URLSearchParams): { token: string; said: Said } {
  const token = fields.get("token");
  if (!token)
    throw new AppError("BAD_REQUEST", { message: "There is no token: send the one that your back end signed.", path: "token" });
  const said: Said = {};
  for (const name of FIELDS) {
    const value = fields.get(name);
    if (value === null || value === "") continue;
    if (value.length > MOST_TEXT) throw new AppError("BAD_REQUEST", { message: `The field ${name} is too long.`, path: name });
    said[name] = value;
  }
  return { token, said };
}

/** Who may be told of a refusal: whoever gave both a channel and an origin. */
export function hostIn({ channel, origin }: Said): { channel: string; origin: string } | null {
  if (!channel || !origin || !/^https?:\/\/[^/?#\s]+$/.test(origin) || channel.length > 100) return null;
  return { channel, origin };
}

export type Opening = Pick<Redemption, "dashboard" | "token" | "address" | "origin"> & { said: Said };
