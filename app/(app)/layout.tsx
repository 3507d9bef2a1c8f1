import type { ReactNode } from "react";
import { domainsOf } from "#app/(app)/domains.ts";
import { member } from "#app/(app)/me.ts";
import { TopBar } from "#components/shell/top-bar.tsx";
import { brandCss } from "#components/theme/brand.ts";
import { ViewBanner } from "#components/view-as/view-banner.tsx";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const me = await member();
  return (
    <>
      {/* After the stylesheet's tokens, for everything on the page, panels that open over it too. */}
      {me.tenant.brandColour && <style>{brandCss(me.tenant.brandColour)}</style>}
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:start-4 focus:top-4 focus:z-50 focus:bg-surface focus:p-2"
      >
        Skip to the content
      </a>
      {me.viewing && <ViewBanner viewing={me.viewing} me={me} zone={me.tenant.zone} />}
      <TopBar me={me} domains={await domainsOf()} />
      <main id="content" className={`mx-auto max-w-page px-4 py-6 sm:px-6 sm:py-8 ${me.viewing ? "mb-24" : ""}`}>
        {children}
      </main>
    </>
  );
}
