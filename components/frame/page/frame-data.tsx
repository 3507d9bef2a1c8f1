import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import { TRPCProvider } from "#components/data/trpc.ts";
import type { Frame } from "#components/frame/frame.ts";
import type { AppRouter } from "#server/trpc/router.ts";

/** What a frame asks the server with: each call carries its session, and no cookie. */
export function FrameData({ frame, children }: { frame: Frame | null; children: ReactNode }) {
  const [queryClient] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, retry: 1 } },
      }),
  );
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        httpBatchLink({
          url: "/api/trpc",
          fetch: (address, init) => {
            if (!frame) throw new Error("Nothing is asked while the page is drawn on the server.");
            return frame.session.fetch(address, init as RequestInit);
          },
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
