/** What a token may allow beyond looking at its dashboards. Nothing of it holds unless the token, or the tenant's default, says so. */
export const EMBED_RIGHTS = [
  "events", // the events behind a figure
  "export", // data as a file
  "save", // what viewers say of their own figures: confirm, merge, dismiss
  "query", // free questions to the metrics by API, within the locked rows
] as const;
export type EmbedRight = (typeof EMBED_RIGHTS)[number];

/** Dimensions that a token may lock, and the dashboard whose rows have them. */
export const LOCK_DIMENSIONS = {
  category: "spending",
  account: "spending",
  merchant: "spending",
  device: "devices",
  room: "devices",
} as const;
export type LockDimension = keyof typeof LOCK_DIMENSIONS;

/** Values that rows must have, by dimension. An empty list means no rows; a dimension that is not named is not locked. */
export type Locks = Readonly<Partial<Record<LockDimension, readonly string[]>>>;
