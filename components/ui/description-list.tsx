import type { ReactNode } from "react";

/** What is known about one thing: names beside values, below each other where there is little room. */
export function Facts({ rows, label }: { rows: { name: string; value: ReactNode }[]; label?: string }) {
  return (
    <dl aria-label={label} className="grid gap-y-3 sm:grid-cols-[minmax(8rem,auto)_minmax(0,1fr)] sm:gap-x-6 sm:gap-y-2">
      {rows.map(({ name, value }) => (
        <div key={name} className="sm:contents">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
