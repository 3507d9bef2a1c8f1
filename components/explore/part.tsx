import { type ReactNode, useId } from "react";

/** One line of the question: what it is, its controls, and what is wrong with it. */
export function Part({ name, error, children }: { name: string; error: string | null; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-x-4 gap-y-1 sm:grid-cols-[7rem_minmax(0,1fr)]">
      <h2 id={id} className="pt-1.5 text-note text-muted">
        {name}
      </h2>
      <div className="flex min-w-0 flex-wrap items-center gap-2">{children}</div>
      {error && (
        <p role="alert" className="text-note text-bad wrap-anywhere sm:col-start-2">
          {error}
        </p>
      )}
    </section>
  );
}
