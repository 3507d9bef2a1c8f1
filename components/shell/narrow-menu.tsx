"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { type Entry, isAt, type Place } from "#components/shell/navigation.ts";
import { Button } from "#components/ui/button.tsx";
import { PANEL } from "#components/ui/explain.tsx";
import { Icon } from "#components/ui/icon.tsx";

/** Where one can go, where there is no room to show it. */
export function NarrowMenu({ entries }: { entries: Entry[] }) {
  return (
    <DialogTrigger>
      <Button look="icon" aria-label="Menu">
        <Icon name="menu" />
      </Button>
      <Popover placement="bottom end" className={`${PANEL} w-56 overflow-auto`}>
        <Dialog aria-label="Menu" className="p-1 outline-none">
          {({ close }) => (
            <nav aria-label="Main">
              {entries.map((entry) =>
                entry.places.length === 1 ? (
                  <PlaceLink key={entry.name} place={entry} onPress={close} />
                ) : (
                  <div key={entry.name} className="mt-1 border-t border-line pt-1">
                    <p className="px-3 pt-2 pb-1 text-note text-muted">{entry.name}</p>
                    {entry.places.map((place) => (
                      <PlaceLink key={place.href} place={place} onPress={close} />
                    ))}
                  </div>
                ),
              )}
            </nav>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function PlaceLink({ place, onPress }: { place: Pick<Place, "href" | "name">; onPress: () => void }) {
  const current = isAt(usePathname(), place);
  return (
    <Link
      href={place.href}
      prefetch={false}
      onClick={onPress}
      aria-current={current ? "page" : undefined}
      className="block rounded-box px-3 py-2 hover:bg-sunken aria-[current]:bg-tint aria-[current]:text-accent"
    >
      {place.name}
    </Link>
  );
}
