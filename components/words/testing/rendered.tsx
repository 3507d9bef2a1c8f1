import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpLink } from "@trpc/client";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components";
import { renderToStaticMarkup } from "react-dom/server";
import { TRPCProvider } from "#components/data/trpc.ts";
import { ToastProvider } from "#components/ui/toast.tsx";
import { Speaking } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { AppRouter } from "#server/trpc/router.ts";

const still = () => undefined;
const router = { bfcacheId: "0", push: still, replace: still, prefetch: still, back: still, forward: still, refresh: still };

/** Something as the server sends it, in some words. It asks the server nothing. */
export function rendered(words: Words, element: ReactNode): string {
  const queryClient = new QueryClient();
  const trpcClient = createTRPCClient<AppRouter>({ links: [httpLink({ url: "http://nowhere.invalid" })] });
  return renderToStaticMarkup(
    <AppRouterContext value={router}>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
          <Speaking words={words}>
            <I18nProvider locale={words.locale}>
              <ToastProvider>{element}</ToastProvider>
            </I18nProvider>
          </Speaking>
        </TRPCProvider>
      </QueryClientProvider>
    </AppRouterContext>,
  );
}

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

/** All that a page shows or has read out: its texts, and those attributes that are. */
export function saidBy(html: string): string[] {
  const texts = html.replace(/<(style|script)\b.*?<\/\1>/gs, "").match(/(?<=>)[^<]+/g) ?? [];
  const spoken = html.matchAll(/ (?:title|alt|placeholder|aria-(?:label|valuetext|roledescription|description))="([^"]+)"/g);
  return [...texts, ...[...spoken].map(([, text]) => text!)].map((text) =>
    text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity]!).trim(),
  );
}
