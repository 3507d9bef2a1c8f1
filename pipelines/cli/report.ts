/** Writes a result: as one JSON document for machines, else as lines for people. */
export function report(json: boolean | undefined, data: unknown, lines: readonly string[]): void {
  process.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : `${lines.join("\n")}\n`);
}

/** Rows as aligned columns under their names; a sentence when there are none. */
export function table(rows: readonly Record<string, string | number | null>[], none: string): string[] {
  const [first] = rows;
  if (!first) return [none];
  const columns = Object.keys(first);
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? "-")))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]!.length)));
  return cells.map((line) =>
    line
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join("  ")
      .trimEnd(),
  );
}
