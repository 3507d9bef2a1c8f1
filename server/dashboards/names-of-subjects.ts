import type { Tx } from "#db/client.ts";

/**
 * What subjects are called, for a list that shows several: the id where nobody said a name. Asks nothing for an empty list.
 * @returns by id
 */
export async function namesOfSubjects(tx: Tx, subjects: Iterable<string>): Promise<Map<string, string>> {
  const ids = [...new Set(subjects)];
  if (ids.length === 0) return new Map();
  const rows = await tx<{ subject: string; name: string }[]>`
    select subject, name from serve.subjects where subject = any(${ids}::text[])`;
  return new Map(rows.map(({ subject, name }) => [subject, name]));
}
