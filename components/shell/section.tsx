"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { isAt, type Place } from "#components/shell/navigation.ts";

/** A part of the console: its pages at the side where there is room, above where there is not, and the one that is open. */
export function Section({ name, places, children }: { name: string; places: Place[]; children: ReactNode }) {
  const path = usePathname();
  if (places.length < 2) return children;
  return (
    <div className="lg:grid lg:grid-cols-[11rem_minmax(0,1fr)] lg:gap-8">
      <nav
        aria-label={name}
        className="no-print -mx-4 mb-5 overflow-x-auto px-1 sm:-mx-6 sm:px-3 lg:mx-0 lg:mb-0 lg:overflow-visible lg:p-0"
      >
        <ul className="flex w-max gap-1 lg:sticky lg:top-22 lg:w-auto lg:flex-col">
          {places.map((place) => (
            <li key={place.href}>
              <Link
                href={place.href}
                prefetch={false}
                aria-current={isAt(path, place) ? "page" : undefined}
                className="block rounded-full px-3 py-1.5 whitespace-nowrap text-muted transition-colors duration-150 hover:bg-sunken hover:text-ink aria-[current]:bg-tint aria-[current]:text-accent lg:rounded-box"
              >
                {place.name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
