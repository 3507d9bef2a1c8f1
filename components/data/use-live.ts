"use client";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useEffect, useMemo, useRef } from "react";
import { throttled } from "#components/data/throttled.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { useVisible } from "#components/data/use-visible.ts";

/** Between two questions to the server, ms. */
const REST_MS = 500;

/**
 * Asks a dashboard's query again when its figures changed. Nothing is asked while nobody looks; whoever comes back gets what was
 * missed.
 */
export function useLive(domain: "spending" | "devices", subject: string | null, queryKey: QueryKey): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const visible = useVisible();
  const key = useRef(queryKey);
  useEffect(() => {
    key.current = queryKey;
  });
  const refresh = useMemo(
    () => throttled(() => queryClient.invalidateQueries({ queryKey: key.current }, { cancelRefetch: false }), REST_MS),
    [queryClient],
  );
  useEffect(() => refresh.cancel, [refresh]);

  const away = useRef(false);
  useEffect(() => {
    if (!visible) away.current = true;
    else if (away.current) refresh.call();
  }, [visible, refresh]);

  useSubscription(
    trpc.live.changes.subscriptionOptions(subject === null ? {} : { subject }, {
      enabled: visible,
      onData: ({ data }) => {
        if (data.domain === domain) refresh.call();
      },
    }),
  );
}
