"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { PublicJwk } from "#components/console/embedding/keys/read-key.ts";
import type { EmbedKeyRow } from "#components/console/embedding/outputs.ts";
import { useTRPC } from "#components/data/trpc.ts";

/** A tenant's keys for embedding, and what can be done with them. Each throws what the server refuses. */
export function useEmbedKeys(first: EmbedKeyRow[]) {
  const [trpc, queryClient] = [useTRPC(), useQueryClient()];
  const { data: keys } = useQuery(trpc.embed.keys.queryOptions(undefined, { initialData: first }));
  const add = useMutation(trpc.embed.addKey.mutationOptions());
  const end = useMutation(trpc.embed.revokeKey.mutationOptions());
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.embed.keys.queryKey() });
  return {
    keys,
    async register(key: { name: string; kid?: string; jwk: PublicJwk }): Promise<string> {
      const { kid } = await add.mutateAsync(key);
      await refresh();
      return kid;
    },
    async revoke(kids: string[]): Promise<void> {
      try {
        for (const kid of kids) await end.mutateAsync({ kid });
      } finally {
        // Those that were revoked before one failed are shown as such.
        await refresh();
      }
    },
  };
}
