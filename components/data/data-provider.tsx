"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import { TRPCProvider } from "#components/data/trpc.ts";
import type { AppRouter } from "#server/trpc/router.ts";

const URL = "/api/trpc";

/** What client components ask the server with: one cache and one client a page. */
export function DataProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(
    // Live changes say when something is old; nothing is asked again only because time has passed.
    () => new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } } }),
  );
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: (operation) => operation.type === "subscription",
          true: httpSubscriptionLink({ url: URL }),
          false: httpBatchLink({ url: URL }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
