"use client";
import { useMutation } from "@tanstack/react-query";
import type { TenantRow } from "#components/console/outputs.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Notice } from "#components/states/notice.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Table } from "#components/ui/table.tsx";

type Props = { tenants: TenantRow[]; search: string /** The one worked in. */; current: string | null };

/** The platform's tenants, to search and to enter. */
export function TenantList({ tenants, search, current }: Props) {
  const trpc = useTRPC();
  const choose = useMutation(
    trpc.session.chooseTenant.mutationOptions({
      // A whole new page: nothing of the tenant before stays in memory.
      onSuccess: () => window.location.assign("/"),
    }),
  );
  return (
    <>
      <form method="get" className="mb-4 flex gap-2">
        <input
          name="search"
          type="search"
          aria-label="Search tenants"
          placeholder="Name or slug"
          defaultValue={search}
          className="h-9 w-64 max-w-full rounded-box border border-field bg-surface px-3"
        />
        <Button type="submit">Search</Button>
      </form>
      {choose.isError && (
        <p role="alert" className="mb-4 text-bad">
          {choose.error.message}
        </p>
      )}
      {tenants.length === 0 ? (
        <Notice title="No tenant here">
          <p>{search === "" ? "Make the first one with New tenant." : "None is called that."}</p>
        </Notice>
      ) : (
        <Table
          label="Tenants"
          columns={[
            { name: "Name" },
            { name: "Slug", wide: true },
            { name: "Zone", wide: true },
            { name: "Currency", wide: true },
            { name: "Actions", end: true },
          ]}
          rows={tenants.map((tenant) => ({
            key: tenant.id,
            cells: [
              <span key="name" className="flex flex-wrap items-center gap-2">
                {tenant.name}
                {tenant.id === current && <Badge tone="good">Current</Badge>}
                {tenant.status === "suspended" && <Badge tone="bad">Suspended</Badge>}
              </span>,
              tenant.slug,
              tenant.zone,
              tenant.currency,
              <Button
                key="enter"
                aria-label={`Work in it: ${tenant.name}`}
                isPending={choose.isPending}
                onPress={() => choose.mutate({ tenantId: tenant.id })}
              >
                Work in it
              </Button>,
            ],
          }))}
        />
      )}
    </>
  );
}
