"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { CreateKey } from "#components/console/create-key.tsx";
import { keyColumns } from "#components/console/key-columns.tsx";
import type { KeyRow } from "#components/console/outputs.ts";
import { RevokeKeys } from "#components/console/revoke-keys.tsx";
import { useTRPC } from "#components/data/trpc.ts";
import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { DataGrid } from "#components/ui/data-grid.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";

const isActive = (key: KeyRow) => key.state === "active";

/** A tenant's API keys: to make, and to end. */
export function KeysPage({ first, zone }: { first: KeyRow[]; zone: string }) {
  const trpc = useTRPC();
  const { data: keys } = useQuery(trpc.keys.list.queryOptions(undefined, { initialData: first }));
  const columns = useMemo(() => keyColumns(zone), [zone]);
  return (
    <>
      <PageTitle title="API keys" lead="With which your servers send events and ask for figures" actions={<CreateKey />} />
      <DataGrid
        label="API keys"
        rows={keys}
        columns={columns}
        rowKey={(key) => key.id}
        search={{ placeholder: "Name, prefix or scope" }}
        selection={isActive}
        bulk={(chosen, clear) => (
          <RevokeKeys keys={chosen} zone={zone} onRevoked={clear} trigger={<Button className="text-bad">Revoke</Button>} />
        )}
        actions={(key) =>
          isActive(key) && (
            <RevokeKeys
              keys={[key]}
              zone={zone}
              trigger={
                <Button look="quiet" aria-label={`Revoke ${key.name}`}>
                  Revoke
                </Button>
              }
            />
          )
        }
        empty={
          <Notice title="No key yet" actions={<CreateKey />}>
            <p>Create one to send the first events. Its text is shown once and kept nowhere.</p>
          </Notice>
        }
      />
    </>
  );
}
