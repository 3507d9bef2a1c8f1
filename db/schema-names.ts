type Named = { name: string };

/** Migrations that a database has had and that are not among these files: those of a newer version. */
export const unknownTo = (files: readonly Named[], known: ReadonlyMap<string, unknown>): string[] =>
  [...known.keys()].filter((name) => name.endsWith(".sql") && !files.some((file) => file.name === name)).sort();

/** Of those, the ones that took away what these files rely on. */
export function barredBy(files: readonly Named[], known: ReadonlyMap<string, { needs: string | null }>): string[] {
  return unknownTo(files, known).filter((name) => {
    const needs = known.get(name)?.needs;
    return needs != null && !files.some((file) => file.name === needs);
  });
}

/** Whether a migration is run beside those who write, after everything else: nothing may rely on it but speed. */
export const isOnline = (name: string): boolean => name.endsWith(".online.sql");
