import Link from "next/link";
import { Icon } from "#components/ui/icon.tsx";

/** The way up, to where one came from. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="no-print mb-3 -ms-1 inline-flex items-center gap-1 rounded-box text-muted hover:text-ink"
    >
      <Icon name="left" />
      {children}
    </Link>
  );
}
