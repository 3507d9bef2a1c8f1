"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { Commands } from "#components/shell/commands.tsx";
import { Logo } from "#components/shell/logo.tsx";
import { NarrowMenu } from "#components/shell/narrow-menu.tsx";
import { type Domain, type Entry, entriesFor, isAt, type Me } from "#components/shell/navigation.ts";
import { UserMenu } from "#components/shell/user-menu.tsx";

/** Whose Inlay it is, where one can go, and who one is. */
export function TopBar({ me, domains }: { me: Me; domains: readonly Domain[] }) {
  const entries = entriesFor(me, domains, useSearchParams().get("subject"));
  // A customer's few places find room where those of an admin do not.
  const [shown, folded] = entries.length > 3 ? ["hidden lg:flex", "lg:hidden"] : ["hidden sm:flex", "sm:hidden"];
  return (
    <header className="no-print sticky top-0 z-20 border-b border-line bg-surface">
      <div className="mx-auto flex h-14 max-w-page items-center gap-2 px-4 sm:px-6">
        <Link href="/" prefetch={false} className="me-2 flex min-w-0 shrink items-center gap-2 rounded-box font-strong lg:me-4">
          <Brand tenant={me.tenant} />
        </Link>
        <nav aria-label="Main" className={`h-full shrink-0 ${shown}`}>
          {entries.map((entry) => (
            <EntryLink key={entry.name} entry={entry} />
          ))}
        </nav>
        <div className="ms-auto flex shrink-0 items-center gap-1">
          <Commands me={me} entries={entries} />
          <UserMenu me={me} />
          <div className={folded}>
            <NarrowMenu entries={entries} />
          </div>
        </div>
      </div>
    </header>
  );
}

/** The tenant by its logo; by its first letter and its name while it has none. */
function Brand({ tenant }: Pick<Me, "tenant">) {
  if (tenant.logo) return <Logo hash={tenant.logo} name={tenant.name} className="h-7 max-w-40" />;
  return (
    <>
      <span
        aria-hidden="true"
        className="grid size-7 shrink-0 place-items-center rounded-box bg-accent-fill text-note text-on-accent"
      >
        {[...tenant.name][0]?.toUpperCase()}
      </span>
      <span className="truncate" title={tenant.name}>
        {tenant.name}
      </span>
    </>
  );
}

function EntryLink({ entry }: { entry: Entry }) {
  const path = usePathname();
  const current = entry.places.some((place) => isAt(path, place));
  return (
    <Link
      href={entry.href}
      prefetch={false}
      aria-current={current ? (entry.places.length > 1 ? "true" : "page") : undefined}
      className={`flex h-full items-center border-b-2 px-3 transition-colors duration-150 ${current ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink"}`}
    >
      {entry.name}
    </Link>
  );
}
