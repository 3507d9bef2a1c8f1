import Link from "next/link";
import { address } from "#components/url/one.ts";

type Props = {
  path: string;
  /** Null shows all. */
  current: string | null;
  names: Record<string, string>;
  /** Other values of the address to keep. */
  keep?: Record<string, string | null>;
};

/** Narrows a list to one state. */
export function StateTabs({ path, current, names, keep = {} }: Props) {
  return (
    <nav aria-label="State" className="mb-4 flex flex-wrap gap-1">
      {[["", "All"], ...Object.entries(names)].map(([state, name]) => (
        <Link
          key={state}
          href={address(path, { ...keep, state: state || null })}
          prefetch={false}
          aria-current={(current ?? "") === state ? "true" : undefined}
          className="rounded-full px-3 py-1 text-muted hover:bg-sunken hover:text-ink aria-[current]:bg-tint aria-[current]:text-accent"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
