"use client";
import { useMemo } from "react";
import { embedKeyColumns } from "#components/console/embedding/keys/key-columns.tsx";
import { KeyHelp } from "#components/console/embedding/keys/key-help.tsx";
import { MakePair } from "#components/console/embedding/keys/make-pair-form.tsx";
import { RegisterKey } from "#components/console/embedding/keys/register-key.tsx";
import { RevokeEmbedKeys } from "#components/console/embedding/keys/revoke-embed-keys.tsx";
import { useEmbedKeys } from "#components/console/embedding/keys/use-keys.ts";
import type { EmbedKeyRow } from "#components/console/embedding/outputs.ts";
import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { DataGrid } from "#components/ui/data-grid.tsx";

const isActive = (key: EmbedKeyRow) => key.revokedAt === null;

/** Public keys whose private parts sign a tenant's tokens: to register, and to end. */
export function EmbedKeysPage({ first, zone, manages }: { first: EmbedKeyRow[]; zone: string; manages: boolean }) {
  const { keys, register, revoke } = useEmbedKeys(first);
  const columns = useMemo(() => embedKeyColumns(zone), [zone]);
  const ways = (
    <div className="flex flex-wrap gap-2">
      <MakePair register={register} />
      <RegisterKey register={register} />
    </div>
  );
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-4">
        <KeyHelp />
        {manages && keys.length > 0 && ways}
      </div>
      <DataGrid
        label="Keys for embedding"
        rows={keys}
        columns={columns}
        rowKey={(key) => key.kid}
        search={{ placeholder: "Name or id" }}
        {...(manages && {
          selection: isActive,
          bulk: (chosen: EmbedKeyRow[], clear: () => void) => (
            <RevokeEmbedKeys
              keys={chosen}
              left={keys.filter(isActive).length - chosen.length}
              zone={zone}
              revoke={revoke}
              onRevoked={clear}
              trigger={<Button className="text-bad">Revoke</Button>}
            />
          ),
          actions: (key: EmbedKeyRow) =>
            isActive(key) && (
              <RevokeEmbedKeys
                keys={[key]}
                left={keys.filter(isActive).length - 1}
                zone={zone}
                revoke={revoke}
                trigger={
                  <Button look="quiet" aria-label={`Revoke ${key.name}`}>
                    Revoke
                  </Button>
                }
              />
            ),
        })}
        empty={
          <Notice title="No key yet" actions={manages && ways}>
            <p>
              Your back end signs a token for each frame it lets somebody open. Inlay checks it with the public part of the key;
              the private part never comes here, so nobody can sign in your name by what is stored here.
            </p>
            {!manages && <p>An admin of your organisation can register one.</p>}
          </Notice>
        }
      />
    </>
  );
}
