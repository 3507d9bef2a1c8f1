import type { Filter } from "#components/controls/filters.tsx";
import { categoryName } from "#components/dashboards/words.ts";
import type { Words } from "#components/words/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** What spending can be filtered by. */
export function spendingFilters({ options }: SpendingView, words: Words): Filter[] {
  const says = words.spending.filters;
  return [
    {
      name: "category",
      label: says.category,
      options: options.categories.map((value) => ({ value, name: categoryName(words, value) })),
    },
    { name: "account", label: says.account, options: options.accounts.map(({ id, name }) => ({ value: id, name })) },
  ];
}
