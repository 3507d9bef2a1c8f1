import type { CSSProperties } from "react";

/** How many of the twelve columns a tile takes; tokens.css knows which drawing its chart has room for. */
export type Span = 4 | 6 | 8 | 12;

/** What a tile tells the grid it lies in. */
export const spanned = (span: Span) => ({ "--span": span }) as CSSProperties;
