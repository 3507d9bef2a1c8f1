import type { ReactNode } from "react";

/** A page or tile without its content: what is the matter, why, and what to do. */
export function Notice({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <section className="flex max-w-160 flex-col items-start gap-3 rounded-box border border-line bg-surface p-6 sm:p-8">
      <h2 className="text-title font-strong">{title}</h2>
      <div className="flex max-w-full flex-col gap-3 text-muted">{children}</div>
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </section>
  );
}
