import type { ReactNode } from "react";

/** What is too large for its place and scrolls in it, by the keys as well: so it takes the focus although it is no control. */
export function ScrollArea({ label, className = "", children }: { label: string; className?: string; children: ReactNode }) {
  const focusable = { tabIndex: 0 };
  return (
    <section aria-label={label} className={`overflow-auto ${className}`} {...focusable}>
      {children}
    </section>
  );
}
