import type { Filter } from "#components/controls/filters.tsx";
import { slugName } from "#components/dashboards/words.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** What spending can be filtered by. */
export function spendingFilters({ options }: SpendingView): Filter[] {
  return [
    { name: "category", label: "Category", options: options.categories.map((value) => ({ value, name: slugName(value) })) },
    { name: "account", label: "Account", options: options.accounts.map(({ id, name }) => ({ value: id, name })) },
  ];
}
