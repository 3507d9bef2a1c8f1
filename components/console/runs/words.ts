/** What kinds of work are called; others stand as they are recorded. */
const KINDS: Readonly<Record<string, string>> = {
  process: "Process",
  roll: "Roll up",
  refresh: "Refresh",
  backfill: "Backfill",
  verify: "Verify",
  import: "Import",
};

export const kindName = (kind: string): string => KINDS[kind] ?? kind;

export const KIND_OPTIONS = Object.entries(KINDS).map(([value, label]) => ({ value, label }));

export const RUN_STATES = { ok: { name: "Done", tone: "good" }, failed: { name: "Failed", tone: "bad" } } as const;

/** Rows a second; null where it is too short to say. */
export const rate = ({ rowsIn, ms }: { rowsIn: number; ms: number }): number | null =>
  ms > 0 && rowsIn > 0 ? Math.round((1_000 * rowsIn) / ms) : null;
