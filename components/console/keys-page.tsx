"use client";
import { useQuery } from "@tanstack/react-query";
import { CreateKey } from "#components/console/create-key.tsx";
import type { KeyRow } from "#components/console/outputs.ts";
import { RevokeKey } from "#components/console/revoke-key.tsx";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { Notice } from "#components/states/notice.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Table } from "#components/ui/table.tsx";
import { When } from "#components/ui/when.tsx";

const STATES = {
  active: { name: "Active", tone: "good" },
  expired: { name: "Expired", tone: "plain" },
  revoked: { name: "Revoked", tone: "plain" },
} as const;

/** A tenant's API keys: to make, and to end. */
export function KeysPage({ first, zone }: { first: KeyRow[]; zone: string }) {
  const trpc = useTRPC();
  const { data: keys } = useQuery(trpc.keys.list.queryOptions(undefined, { initialData: first }));
  return (
    <>
      <PageHead title="API keys" controls={<CreateKey />}>
        With which your servers send events and ask for figures
      </PageHead>
      {keys.length === 0 ? (
        <Notice title="No key yet">
          <p>Create one to send the first events. Its text is shown once and kept nowhere.</p>
        </Notice>
      ) : (
        <Table
          label="API keys"
          columns={[
            { name: "Name" },
            { name: "Key", wide: true },
            { name: "May", wide: true },
            { name: "Last used", wide: true },
            { name: "State" },
            { name: "Actions", end: true },
          ]}
          rows={keys.map((key) => ({
            key: key.id,
            cells: [
              <span key="name" className="wrap-anywhere">
                {key.name}
              </span>,
              <code key="prefix" className="font-mono text-note whitespace-nowrap">
                inlay_{key.prefix}_…
              </code>,
              key.scopes.join(", "),
              key.lastUsedAt === null ? "Never" : <When key="used" at={key.lastUsedAt} zone={zone} />,
              <Badge key="state" tone={STATES[key.state].tone}>
                {STATES[key.state].name}
              </Badge>,
              key.state === "active" ? <RevokeKey key="revoke" id={key.id} name={key.name} /> : "",
            ],
          }))}
        />
      )}
    </>
  );
}
