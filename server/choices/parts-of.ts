/** The keys of the series merged into this one. */
export const partsOf = (merges: ReadonlyMap<string, { into: string }>, into: string): string[] =>
  [...merges].flatMap(([key, choice]) => (choice.into === into ? [key] : []));
