"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useDeferredValue, useMemo } from "react";
import type { TariffPage, TariffRow } from "#components/console/outputs.ts";
import { RemoveTariff } from "#components/console/tariffs/remove-tariff.tsx";
import { RemovedTariffs } from "#components/console/tariffs/removed-tariffs.tsx";
import { tariffColumns } from "#components/console/tariffs/tariff-columns.tsx";
import { Timeline } from "#components/console/tariffs/timeline.tsx";
import { failureOf } from "#components/data/failure.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { DataGrid } from "#components/ui/data-grid.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { buttonLook } from "#components/ui/look.ts";
import { PageTitle } from "#components/ui/page-title.tsx";
import { useUrlValue } from "#components/url/use-url-value.ts";

type Props = { first: TariffPage; asked: string; zone: string; today: string; manages: boolean };

/** What homes pay for energy: for all of them, and for those with a tariff of their own. */
export function TariffsPage({ first, asked, zone, today, manages }: Props) {
  const trpc = useTRPC();
  const [search, setSearch] = useUrlValue("q");
  const wanted = useDeferredValue(search ?? "");
  const found = useInfiniteQuery(
    trpc.tariffs.list.infiniteQueryOptions(
      { search: wanted },
      {
        getNextPageParam: (page) => page.next,
        placeholderData: keepPreviousData,
        ...(wanted === asked && { initialData: { pages: [first], pageParams: [null] } }),
      },
    ),
  );
  const pages = found.data?.pages ?? [];
  const rows = useMemo(() => pages.flatMap((page) => page.tariffs), [pages]);
  const columns = useMemo(() => tariffColumns(zone), [zone]);
  const create = manages && (
    <Link href="/settings/tariffs/new" className={buttonLook("main")}>
      New tariff
    </Link>
  );
  return (
    <>
      <PageTitle
        title="Tariffs"
        lead="What a kWh costs, and from which day on. Dashboards of homes tell costs by them, in the past as well."
        actions={rows.length > 0 && create}
      />
      {found.isError && <FailureNote failure={failureOf(found.error)} />}
      {rows.length > 0 && <Timeline tariffs={rows} today={today} />}
      <DataGrid
        label="Tariffs"
        rows={rows}
        columns={columns}
        rowKey={(tariff) => `${tariff.origin} ${tariff.subject?.id ?? ""} ${tariff.id}`}
        search={{ value: search ?? "", onChange: (value) => setSearch(value || null), placeholder: "Tariff or home" }}
        more={{ hasMore: found.hasNextPage, load: () => void found.fetchNextPage(), isLoading: found.isFetchingNextPage }}
        rowHref={(tariff) => (manages && tariff.origin === "console" ? `/settings/tariffs/${tariff.id}` : null)}
        actions={(tariff) => manages && <Actions tariff={tariff} />}
        empty={
          <Notice title="No tariff yet" actions={create}>
            <p>
              Without one, dashboards tell use and no cost. Enter one for all homes, or for one; or let your servers send a home's
              own as an event of type <code className="font-mono text-note">inlay.devices.tariff.v1</code>.
            </p>
          </Notice>
        }
      />
      {manages && <RemovedTariffs zone={zone} />}
    </>
  );
}

/** What came as an event is changed by another event. */
function Actions({ tariff }: { tariff: TariffRow }) {
  if (tariff.origin === "event") return null;
  return (
    <RemoveTariff
      tariff={tariff}
      trigger={
        <Button look="icon" aria-label={`Remove ${tariff.name}`}>
          <Icon name="bin" />
        </Button>
      }
    />
  );
}
