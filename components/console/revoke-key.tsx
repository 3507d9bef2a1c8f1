"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { DialogTrigger } from "react-aria-components";
import { useTRPC } from "#components/data/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Modal } from "#components/ui/modal.tsx";

/** Ends a key, after asking. */
export function RevokeKey({ id, name }: { id: string; name: string }) {
  return (
    <DialogTrigger>
      <Button look="quiet" aria-label={`Revoke ${name}`}>
        Revoke
      </Button>
      <Modal title={`Revoke ${name}?`} urgent>
        {(close) => <Question id={id} close={close} />}
      </Modal>
    </DialogTrigger>
  );
}

function Question({ id, close }: { id: string; close: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    trpc.keys.revoke.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.keys.list.queryKey() });
        close();
      },
    }),
  );
  return (
    <>
      <p>Servers that use it are refused from their next request on. This cannot be undone; a new key can be created.</p>
      {revoke.isError && (
        <p role="alert" className="text-bad">
          {revoke.error.message}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onPress={close} autoFocus>
          Keep it
        </Button>
        <Button look="danger" isPending={revoke.isPending} onPress={() => revoke.mutate({ id })}>
          Revoke
        </Button>
      </div>
    </>
  );
}
