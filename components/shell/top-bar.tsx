"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { type Domain, type Me, type Place, placesFor } from "#components/shell/navigation.ts";
import { UserMenu } from "#components/shell/user-menu.tsx";
import { Button } from "#components/ui/button.tsx";
import { PANEL } from "#components/ui/explain.tsx";
import { Icon } from "#components/ui/icon.tsx";

/** Whose Inlay it is, where one can go, and who one is. */
export function TopBar({ me, domains }: { me: Me; domains: readonly Domain[] }) {
  const places = placesFor(me, domains, useSearchParams().get("subject"));
  return (
    <header className="no-print sticky top-0 z-20 border-b border-line bg-surface">
      <div className="mx-auto flex h-14 max-w-page items-center gap-2 px-4 sm:px-6">
        <Link href="/" prefetch={false} className="me-2 flex min-w-0 items-center gap-2 rounded-box font-strong lg:me-4">
          <span
            aria-hidden="true"
            className="grid size-7 shrink-0 place-items-center rounded-box bg-accent-fill text-note text-on-accent"
          >
            {[...me.tenant.name][0]?.toUpperCase()}
          </span>
          <span className="truncate">{me.tenant.name}</span>
        </Link>
        <nav aria-label="Main" className="hidden h-full md:flex">
          {places.map((place) => (
            <NavLink key={place.name} place={place} />
          ))}
        </nav>
        <div className="ms-auto flex items-center gap-1">
          <UserMenu me={me} />
          <div className="md:hidden">
            <NarrowMenu places={places} />
          </div>
        </div>
      </div>
    </header>
  );
}

function NavLink({ place }: { place: Place }) {
  const current = useIsCurrent(place);
  return (
    <Link
      href={place.href}
      prefetch={false}
      aria-current={current ? "page" : undefined}
      className={`flex h-full items-center border-b-2 px-3 transition-colors duration-150 ${current ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink"}`}
    >
      {place.name}
    </Link>
  );
}

function NarrowMenu({ places }: { places: Place[] }) {
  return (
    <DialogTrigger>
      <Button look="icon" aria-label="Menu">
        <Icon name="menu" />
      </Button>
      <Popover placement="bottom end" className={`${PANEL} w-56`}>
        <Dialog aria-label="Menu" className="p-1 outline-none">
          {({ close }) => (
            <nav aria-label="Main">
              {places.map((place) => (
                <NarrowLink key={place.name} place={place} onPress={close} />
              ))}
            </nav>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function NarrowLink({ place, onPress }: { place: Place; onPress: () => void }) {
  const current = useIsCurrent(place);
  return (
    <Link
      href={place.href}
      prefetch={false}
      onClick={onPress}
      aria-current={current ? "page" : undefined}
      className={`block rounded-box px-3 py-2 hover:bg-sunken ${current ? "bg-tint text-accent" : ""}`}
    >
      {place.name}
    </Link>
  );
}

function useIsCurrent({ href }: Place): boolean {
  const path = usePathname();
  const place = href.split("?")[0]!;
  return path === place || path.startsWith(`${place}/`);
}
