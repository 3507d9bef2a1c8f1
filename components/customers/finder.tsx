"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import { finderColumns } from "#components/customers/finder-columns.tsx";
import { type FinderState, finderInput } from "#components/customers/finder-state.ts";
import { NoCustomers } from "#components/customers/no-customers.tsx";
import { failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { addDays, dayName } from "#components/format/days.ts";
import { count } from "#components/format/unit.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { DataGrid } from "#components/ui/data-grid.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { SelectField } from "#components/ui/select.tsx";
import { useUrlValue } from "#components/url/use-url-value.ts";
import { StartView } from "#components/view-as/start-view.tsx";
import type { FinderPage, FoundSubject } from "#server/subjects/finder.ts";

type Props = {
  /** The first page as the server gave it, and what it was asked. */
  first: FinderPage;
  asked: FinderState;
  /** May see the screen of a customer. */
  views: boolean;
};

/** Finds one customer of many: by name or id, and by what they did lately. */
export function Finder({ first, asked, views }: Props) {
  const trpc = useTRPC();
  const [search, setSearch] = useUrlValue("q");
  const [sort, setSort] = useUrlValue("sort");
  const [currency, setCurrency] = useUrlValue("currency");
  const [viewed, setViewed] = useState<FoundSubject | null>(null);
  const wanted = useDeferredValue(search ?? "");
  const input = finderInput({ search: wanted, sort, currency });
  const known = JSON.stringify(input) === JSON.stringify(finderInput(asked));
  const found = useInfiniteQuery(
    trpc.subjects.find.infiniteQueryOptions(input, {
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
      staleTime: 30_000,
      ...(known && { initialData: { pages: [first], pageParams: [null] } }),
    }),
  );
  const pages = found.data?.pages ?? [];
  const { spending, devices, found: matching } = pages[0] ?? first;
  const rows = useMemo(() => pages.flatMap((page) => page.subjects), [pages]);
  const columns = useMemo(() => finderColumns({ spending, devices }), [spending, devices]);
  const path = spending ? "/spending" : "/devices";
  const period = spending?.period ?? devices?.period;
  return (
    <div aria-busy={found.isPlaceholderData}>
      <p role="status" className="mb-2 text-note text-muted">
        {count(matching)} {matching === 1 ? "customer" : "customers"}
        {wanted !== "" && " found"}
        {period && `. The last 30 days end with the newest data: ${dayName(period.from)} to ${dayName(addDays(period.to, -1))}.`}
      </p>
      {found.isError && <FailureNote failure={failureOf(found.error)} />}
      <DataGrid
        label="Customers"
        rows={rows}
        columns={columns}
        rowKey={(row) => row.subject}
        rowName={(row) => row.name}
        empty={<NoCustomers />}
        sort={sort}
        onSort={setSort}
        search={{ value: search ?? "", onChange: (value) => setSearch(value || null), placeholder: "Name or id" }}
        more={{ hasMore: found.hasNextPage, load: () => void found.fetchNextPage(), isLoading: found.isFetchingNextPage }}
        rowHref={(row) => link(path, row)}
        actions={(row) => (
          <Menu
            label={`${row.name}: more`}
            trigger={
              <Button look="icon" aria-label={`${row.name}: more`}>
                <Icon name="more" />
              </Button>
            }
            items={[
              ...(spending ? [{ id: "spending", label: "Spending", href: link("/spending", row) }] : []),
              ...(devices ? [{ id: "devices", label: "Devices", href: link("/devices", row) }] : []),
              ...(views ? [{ id: "view", label: "View as this customer…", onAction: () => setViewed(row) }] : []),
            ]}
          />
        )}
      />
      {spending && spending.currencies.length > 1 && (
        <SelectField
          label="Spending in"
          className="mt-4 max-w-40"
          value={spending.currency}
          options={spending.currencies.map((code) => ({ value: code, label: code }))}
          onChange={setCurrency}
        />
      )}
      {viewed && <StartView subject={viewed} onClose={() => setViewed(null)} />}
    </div>
  );
}

const link = (path: string, { subject }: FoundSubject) => `${path}?subject=${encodeURIComponent(subject)}`;
