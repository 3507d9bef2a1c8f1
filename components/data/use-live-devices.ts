"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "#components/data/trpc.ts";
import { useLive } from "#components/data/use-live.ts";
import { type DashboardState, devicesInput } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

/** The devices dashboard as the server gave it with the page, kept up with what is processed since. */
export function useLiveDevices(view: DevicesView, state: DashboardState): DevicesView {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { queryKey, ...options } = trpc.dashboards.devices.queryOptions(devicesInput(state));
  const { data } = useQuery({ queryKey, ...options, initialData: view });
  // A page that is opened again may come with newer figures than the cache has.
  useEffect(() => {
    queryClient.setQueryData(queryKey, (known) => (known && known.asOf >= view.asOf ? undefined : view));
  }, [queryClient, queryKey, view]);
  useLive("devices", state.subject, queryKey);
  return data;
}
