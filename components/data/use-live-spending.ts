"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "#components/data/trpc.ts";
import { useLive } from "#components/data/use-live.ts";
import { type DashboardState, spendingInput } from "#components/url/dashboard-state.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** The spending dashboard as the server gave it with the page, kept up with what is processed since. */
export function useLiveSpending(view: SpendingView, state: DashboardState): SpendingView {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { queryKey, ...options } = trpc.dashboards.spending.queryOptions(spendingInput(state));
  const { data } = useQuery({ queryKey, ...options, initialData: view });
  // A page that is opened again may come with newer figures than the cache has.
  useEffect(() => {
    queryClient.setQueryData(queryKey, (known) => (known && known.asOf >= view.asOf ? undefined : view));
  }, [queryClient, queryKey, view]);
  useLive("spending", state.subject, queryKey);
  return data;
}
