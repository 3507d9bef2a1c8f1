"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { EmbedSettings } from "#components/console/embedding/outputs.ts";
import { useTRPC } from "#components/data/trpc.ts";

type Changes = Partial<Pick<EmbedSettings, "origins" | "rights" | "theme" | "locale">>;

/**
 * What holds for all frames, and how to change a part of it. The server takes them as a whole: the other parts are asked anew
 * first, so that what somebody else saved meanwhile on another page stays.
 */
export function useEmbedSettings(first: EmbedSettings) {
  const [trpc, queryClient] = [useTRPC(), useQueryClient()];
  const question = trpc.embed.settings.queryOptions(undefined, { initialData: first });
  const { data: settings } = useQuery(question);
  const set = useMutation(trpc.embed.setSettings.mutationOptions());

  async function save(changes: Changes | ((now: EmbedSettings) => Changes)): Promise<EmbedSettings> {
    const now = await queryClient.fetchQuery({ ...trpc.embed.settings.queryOptions(), staleTime: 0 });
    const { origins, rights, theme, locale } = now;
    const wanted = typeof changes === "function" ? changes(now) : changes;
    const saved = await set.mutateAsync({ origins, rights, theme, locale, ...wanted });
    queryClient.setQueryData(trpc.embed.settings.queryKey(), saved);
    return saved;
  }
  return { settings, save, isSaving: set.isPending };
}
