import type { ReactNode } from "react";
import { PageTitle } from "#components/ui/page-title.tsx";
import { LinkTabs } from "#components/ui/tabs.tsx";

const HOME = "/settings/embedding";

/** The head of all pages about embedding, and the ways between them. */
export function EmbeddingFrame({ manages, children }: { manages: boolean; children: ReactNode }) {
  return (
    <>
      <PageTitle
        title="Embedding"
        lead="Dashboards inside your own app: who may frame them, who signs for them, how they look."
      />
      <LinkTabs
        label="Embedding"
        className="mb-6"
        tabs={[
          { href: HOME, name: "Setup" },
          { href: `${HOME}/keys`, name: "Keys" },
          { href: `${HOME}/sessions`, name: "Sessions" },
          { href: `${HOME}/theme`, name: "Theme" },
          ...(manages ? [{ href: `${HOME}/playground`, name: "Playground" }] : []),
        ]}
      />
      {children}
    </>
  );
}
