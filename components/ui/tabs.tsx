"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { count as figure } from "#components/format/unit.ts";

export type LinkTab = {
  href: string;
  name: string;
  /** How many stand behind it. */
  count?: number;
};

/** Places of one page or section, each with its own address. The current one has this path and the query it names. */
export function LinkTabs({ label, tabs, className = "mb-4" }: { label: string; tabs: LinkTab[]; className?: string }) {
  const current = currentOf(tabs, usePathname(), useSearchParams());
  return (
    <nav aria-label={label} className={`no-print -mx-1 flex flex-wrap gap-1 ${className}`}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          prefetch={false}
          aria-current={tab === current ? "page" : undefined}
          className="inline-flex items-center gap-2 rounded-full px-3 py-1 text-muted transition-colors duration-150 hover:bg-sunken hover:text-ink aria-[current]:bg-tint aria-[current]:text-accent"
        >
          {tab.name}
          {tab.count !== undefined && <span className="text-note tabular">{figure(tab.count)}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** Of the tabs whose path and query are the page's, the one that says the most about it. */
export function currentOf<T extends { href: string }>(
  tabs: T[],
  path: string,
  query: { get(name: string): string | null },
): T | null {
  const fit = tabs.map((tab) => ({ tab, said: fitting(tab.href, path, query) })).filter(({ said }) => said >= 0);
  return fit.sort((a, b) => b.said - a.said)[0]?.tab ?? null;
}

function fitting(href: string, path: string, query: { get(name: string): string | null }): number {
  const [place = "", search = ""] = href.split("?");
  if (path !== place && !path.startsWith(`${place}/`)) return -1;
  const wanted = [...new URLSearchParams(search)];
  return wanted.every(([name, value]) => query.get(name) === value) ? place.length * 100 + wanted.length : -1;
}
