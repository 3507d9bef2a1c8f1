"use client";
import { useState } from "react";
import type { EmbedKeyRow } from "#components/console/embedding/outputs.ts";
import { failureOf } from "#components/data/failure.ts";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";

/** Keys of earlier visits, whose private parts are gone: nobody needs them any more. */
export function Leftovers({ keys, revoke }: { keys: EmbedKeyRow[]; revoke: (kids: string[]) => Promise<void> }) {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  if (keys.length === 0) return null;
  async function end() {
    setBusy(true);
    try {
      await revoke(keys.map(({ kid }) => kid));
      toast({ text: "The playground's old keys are revoked.", tone: "good" });
    } catch (error) {
      toast({ text: failureOf(error).message, tone: "bad" });
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-box bg-warn-tint px-4 py-2">
      <p>
        {keys.length === 1 ? "A key" : `${keys.length} keys`} of the playground {keys.length === 1 ? "is" : "are"} still
        registered, of earlier visits or of others who are trying things out now.
      </p>
      <Button look="quiet" className="ms-auto text-accent" isPending={busy} onPress={() => void end()}>
        Revoke {keys.length === 1 ? "it" : "them"}
      </Button>
    </div>
  );
}
