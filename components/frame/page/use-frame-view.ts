import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { throttled } from "#components/data/throttled.ts";
import { useTRPC } from "#components/data/trpc.ts";
import type { Frame } from "#components/frame/frame.ts";
import { type DashboardState, devicesInput, spendingInput } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** Between two questions to the server, ms. */
const REST_MS = 500;

type First<View> = { view: View; state: DashboardState };
/** `asking`: what is shown belongs to another state, and the figures of this one are on their way. Newer ones come unannounced. */
export type Kept<View> = { view: View; asking: boolean; failed: Error | null; again: () => void };

/** The figures of a state: as they came with the page, then as they are asked for. What is shown stays until others are there. */
export function useSpendingView(first: First<SpendingView>, state: DashboardState): Kept<SpendingView> {
  const options = useTRPC().dashboards.spending.queryOptions(spendingInput(state));
  return kept(first, useQuery({ ...options, ...startOf(first, state), placeholderData: keepPreviousData }));
}

/** The same for devices. */
export function useDevicesView(first: First<DevicesView>, state: DashboardState): Kept<DevicesView> {
  const options = useTRPC().dashboards.devices.queryOptions(devicesInput(state));
  return kept(first, useQuery({ ...options, ...startOf(first, state), placeholderData: keepPreviousData }));
}

const startOf = <View>(first: First<View>, state: DashboardState) => (state === first.state ? { initialData: first.view } : {});

type Asked<View> = {
  data: View | undefined;
  isFetching: boolean;
  isPlaceholderData: boolean;
  error: unknown;
  refetch: () => unknown;
};

function kept<View>(first: First<View>, { data, isFetching, isPlaceholderData, error, refetch }: Asked<View>): Kept<View> {
  return {
    view: data ?? first.view,
    asking: isFetching && isPlaceholderData,
    failed: asError(error),
    again: () => void refetch(),
  };
}

const asError = (error: unknown): Error | null => (error instanceof Error ? error : null);

/** Asks again when figures changed, and when the session came back. */
export function useFresh(frame: Frame | null): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = useMemo(
    () =>
      throttled(() => queryClient.invalidateQueries({ queryKey: trpc.dashboards.pathKey() }, { cancelRefetch: false }), REST_MS),
    [queryClient, trpc],
  );
  useEffect(() => {
    if (!frame) return;
    const ends = [
      frame.onChange(refresh.call),
      frame.onSession(() => {
        if (!frame.session.over) refresh.call();
      }),
    ];
    return () => {
      for (const end of ends) end();
      refresh.cancel();
    };
  }, [frame, refresh]);
}
