"use client";
import type { ReactElement } from "react";
import type { EmbedKeyRow } from "#components/console/embedding/outputs.ts";
import { instantName } from "#components/format/instant.ts";
import { Confirm } from "#components/ui/confirm.tsx";
import { useToast } from "#components/ui/toast.tsx";

type Props = {
  keys: EmbedKeyRow[];
  /** How many active keys stay. */
  left: number;
  zone: string;
  revoke: (kids: string[]) => Promise<void>;
  trigger: ReactElement;
  onRevoked?: () => void;
};

/** Ends keys, after saying what stops and when. It cannot be undone. */
export function RevokeEmbedKeys({ keys, left, zone, revoke, trigger, onRevoked }: Props) {
  const toast = useToast();
  const [only] = keys;
  const one = keys.length === 1 && only;
  const what = one ? only.name : `${keys.length} keys`;
  const it = one ? "it" : "them";
  const used = keys.filter((key) => key.lastUsedAt !== null).sort((a, b) => (a.lastUsedAt! < b.lastUsedAt! ? 1 : -1))[0];
  return (
    <Confirm
      trigger={trigger}
      title={`Revoke ${what}?`}
      danger
      action="Revoke"
      cancel={one ? "Keep it" : "Keep them"}
      onConfirm={async () => {
        await revoke(keys.map(({ kid }) => kid));
        toast({ text: one ? `${what} is revoked.` : `${what} are revoked.`, tone: "good" });
        onRevoked?.();
      }}
      text={
        <>
          <p>
            Tokens signed with {it} are refused at once. Frames that {it} opened stop within a minute, in front of whoever looks
            at them.
          </p>
          {left === 0 && <p>No other key is active: until you register one, no frame can be opened with a token.</p>}
          <p>
            {used?.lastUsedAt
              ? `Last used ${instantName(used.lastUsedAt, zone, { seconds: false })}${one ? "" : ` (${used.name})`}.`
              : "Never used so far."}{" "}
            This cannot be undone, and a revoked key cannot be registered again.
          </p>
        </>
      }
    />
  );
}
