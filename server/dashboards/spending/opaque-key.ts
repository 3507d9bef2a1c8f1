import { createHash } from "node:crypto";

/** A short name made of what tells a thing apart: the same each time, and without the texts themselves. */
export const opaqueKey = (...parts: (string | number)[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 16);
