import type { ReactNode } from "react";

/** What a page is about, and what can be set on it. */
export function PageHead({ title, children, controls }: { title: string; children?: ReactNode; controls?: ReactNode }) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        <h1 className="text-head font-strong tracking-tight">{title}</h1>
        {children && <div className="text-muted">{children}</div>}
      </div>
      {controls && <div className="no-print flex flex-wrap items-center gap-2">{controls}</div>}
    </div>
  );
}
