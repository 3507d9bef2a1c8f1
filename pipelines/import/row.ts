export type Scalar = string | number | boolean;

/** One record of the file. `line` is where it starts in the file, from 1, and names it in ids and messages. */
export type Row = {
  line: number /** Characters, about. */;
  size: number;
  cells: readonly string[];
  object?: Record<string, unknown>;
};

/** Why a row, or one event of it, cannot be taken. `column` as named in the file. */
export class RowError extends Error {
  readonly code: string;
  readonly column: string;
  constructor(code: string, column: string, message: string) {
    super(message);
    this.code = code;
    this.column = column;
  }
}

/** At most 60 characters of a text, quoted, for messages. */
export const quoted = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
