import type { Tools } from "#components/words/tools.ts";

/** What charts say themselves; what they show is named by their models. */
export const charts = ({ count }: Tools) => ({
  role: "chart",
  label: (title: string) => `${title}, point by point`,
  keys: "The arrow keys go from point to point, Enter opens what is behind one",
  /** The same where nothing is behind a point that may be seen. */
  steps: "The arrow keys go from point to point",
  open: "Click or Enter: what is behind it",
  noData: "no data",
  note: "Note",
  amount: "Amount",
  from: "From",
  to: "To",
  towards: (name: string) => `to ${name}`,
  andMore: (left: number) => `and ${count(left)} more`,
  /** A point as one spoken sentence. */
  spoken: (heading: string, parts: string[], note: string | null) =>
    `${heading}: ${parts.join(", ")}${note === null ? "" : `. ${note}`}`,
  cell: (row: string, column: string) => `${row}, ${column}`,
  inMeanHour: (amount: string) => `${amount} in the mean hour`,
});
export type ChartMessages = ReturnType<typeof charts>;
