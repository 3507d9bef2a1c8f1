import { type ReactNode, useId } from "react";

/** A part of a page of the console, under a heading of its own. */
export function Panel({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="rounded-box border border-line bg-surface p-4 sm:p-6">
      <h2 id={heading} className="font-strong">
        {title}
      </h2>
      {lead && <p className="text-note text-muted">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
