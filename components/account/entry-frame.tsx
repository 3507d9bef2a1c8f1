import type { ReactNode } from "react";

/** A page for those who are not signed in: the mark, what it is about, and one thing to do. */
export function EntryFrame({
  title,
  lead,
  children,
  footer,
}: {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
}) {
  return (
    // About the middle of the window, by the window alone: what stands in the middle by its own height jumps while it is parsed.
    <main className="grid min-h-dvh grid-cols-[minmax(0,1fr)] content-start justify-items-center px-4 pt-[max(1rem,calc(50dvh-15rem))] pb-4">
      <div className="w-full max-w-96">
        <div className="mb-6 flex items-center gap-3">
          <span aria-hidden="true" className="grid size-9 shrink-0 place-items-center rounded-box bg-accent-fill">
            <svg
              viewBox="0 0 32 32"
              className="size-6"
              fill="none"
              stroke="white"
              strokeWidth="3.5"
              strokeLinecap="round"
              aria-hidden="true"
            >
              <path d="M9 22v-5M16 22V10M23 22v-8" />
            </svg>
          </span>
          <h1 className="min-w-0 text-head font-strong tracking-tight wrap-anywhere">{title}</h1>
        </div>
        {lead && <div className="mb-4 wrap-anywhere text-muted">{lead}</div>}
        {children}
        {footer && <div className="mt-6 flex flex-col gap-2 text-note text-muted">{footer}</div>}
      </div>
    </main>
  );
}

/** Within: what is filled in or read. */
export function EntryCard({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-4 rounded-box border border-line bg-surface p-6 wrap-anywhere">{children}</div>;
}

/** A link of these pages. None is loaded before somebody goes there. */
export const ENTRY_LINK = "text-accent underline underline-offset-2";
