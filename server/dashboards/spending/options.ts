import type { Tx } from "#db/client.ts";
import { monthsOf } from "#server/dashboards/months-of.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export type Options = SpendingView["options"] & { currencies: string[] };

/** What there is to choose from: categories and currencies there are data in (most used first), and a subject's accounts. */
export async function loadOptions(tx: Tx, subject: string | null): Promise<Options> {
  type Used = { category: string; currency: string; used: string };
  const used = tx<Used[]>`
    select category, currency::text as currency, sum(debits + refunds + credits + owns)::text as used
    from ${monthsOf(tx, "spending", subject)} ${subject === null ? tx`` : tx`where subject = ${subject}`} group by 1, 2`;
  const accounts =
    subject === null
      ? []
      : tx<
          { id: string; name: string }[]
        >`select account as id, name from serve.accounts where subject = ${subject} order by name, account`;
  const [rows, known] = await Promise.all([used, accounts]);
  const byUse = (key: "category" | "currency") => {
    const uses = new Map<string, number>();
    for (const row of rows) uses.set(row[key], (uses.get(row[key]) ?? 0) + Number(row.used));
    return [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  };
  return {
    categories: byUse("category").sort(),
    currencies: byUse("currency"),
    accounts: known.map(({ id, name }) => ({ id, name })),
  };
}
