"use client";
import Link from "next/link";
import { useTileDoors } from "#components/tiles/tile-doors.ts";
import { Icon } from "#components/ui/icon.tsx";

/** The way from a figure down to the events behind it; nothing where it leads nowhere. */
export function MoreLink({ href, children }: { href: string; children: string }) {
  const { opens } = useTileDoors();
  if (!opens(href)) return null;
  return (
    <Link
      href={href}
      prefetch={false}
      className="no-print inline-flex items-center gap-1 rounded-box text-accent hover:underline"
    >
      {children}
      <Icon name="right" className="size-3" />
    </Link>
  );
}
