import type { Tx } from "#db/client.ts";
import type { Row } from "#server/metrics/contract.ts";
import type { ExploreAnswer } from "./explore-view.ts";

/** What the ids in rows are called, where somebody has named them. A device's id is its subject's own, so only theirs is. */
export async function namesIn(tx: Tx, subject: string | null, rows: readonly Row[]): Promise<ExploreAnswer["names"]> {
  const ids = (dimension: string): string[] => [
    ...new Set(rows.flatMap((row) => (typeof row[dimension] === "string" ? [row[dimension]] : []))),
  ];
  type Named = { id: string; name: string };
  const named: Record<string, (wanted: string[]) => PromiseLike<Named[]>> = {
    subject: (wanted) => tx<Named[]>`select subject as id, name from serve.subjects where subject = any(${wanted}::text[])`,
    account: (wanted) => tx<Named[]>`select account as id, name from serve.accounts where account = any(${wanted}::text[])`,
    ...(subject !== null && {
      device: (wanted) =>
        tx<Named[]>`select device as id, name from serve.devices where subject = ${subject} and device = any(${wanted}::text[])`,
    }),
  };
  const found = await Promise.all(
    Object.entries(named).map(async ([dimension, ask]) => {
      const wanted = ids(dimension);
      const rows = wanted.length === 0 ? [] : await ask(wanted);
      return rows.filter(({ id, name }) => name !== id).map(({ id, name }) => ({ dimension, id, name }));
    }),
  );
  return found.flat();
}
