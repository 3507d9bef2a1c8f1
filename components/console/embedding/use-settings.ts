"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { changeOf, type SettingsChanges } from "#components/console/embedding/change-of.ts";
import type { EmbedSettings } from "#components/console/embedding/outputs.ts";
import { useTRPC } from "#components/data/trpc.ts";

/**
 * What holds for all frames, and how to change a part of it. The server takes them as a whole: the other parts are asked anew
 * first, so that what somebody else saved meanwhile on another page stays. Where somebody saved the same part, it is refused.
 */
export function useEmbedSettings(first: EmbedSettings) {
  const [trpc, queryClient] = [useTRPC(), useQueryClient()];
  const question = trpc.embed.settings.queryOptions(undefined, { initialData: first });
  const { data: settings } = useQuery(question);
  const set = useMutation(trpc.embed.setSettings.mutationOptions());
  /** What was there when the forms of the page were filled. */
  const seen = useRef(first);

  async function save(changes: SettingsChanges | ((now: EmbedSettings) => SettingsChanges)): Promise<EmbedSettings> {
    const now = await queryClient.fetchQuery({ ...trpc.embed.settings.queryOptions(), staleTime: 0 });
    const change = typeof changes === "function" ? changeOf(now, now, changes(now)) : changeOf(seen.current, now, changes);
    const saved = await set.mutateAsync(change);
    queryClient.setQueryData(trpc.embed.settings.queryKey(), saved);
    seen.current = saved;
    return saved;
  }
  /** A form is filled anew, with the settings as they are known now. */
  const refill = () => {
    seen.current = settings;
  };
  return { settings, save, refill, isSaving: set.isPending };
}
