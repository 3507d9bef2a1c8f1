"use client";
import { useQuery } from "@tanstack/react-query";
import { useRestore } from "#components/console/tariffs/use-restore.ts";
import { homeName } from "#components/console/tariffs/words.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { dayName } from "#components/format/days.ts";
import { Button } from "#components/ui/button.tsx";
import { When } from "#components/ui/when.tsx";

/** What was removed lately, each with the way back. Nothing while nothing was. */
export function RemovedTariffs({ zone }: { zone: string }) {
  const trpc = useTRPC();
  const restore = useRestore();
  const { data: removed = [] } = useQuery(trpc.tariffs.removed.queryOptions());
  if (removed.length === 0) return null;
  return (
    <details className="mt-6">
      <summary className="cursor-pointer text-muted">{removed.length} removed</summary>
      <ul className="mt-2 overflow-clip rounded-box border border-line bg-surface">
        {removed.map((tariff) => (
          <li key={tariff.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line px-4 py-2 not-first:border-t">
            <div className="min-w-0 grow">
              <p className="wrap-anywhere">{tariff.name}</p>
              <p className="text-note text-muted wrap-anywhere">
                {homeName(tariff)}, from {dayName(tariff.validFrom)}
              </p>
            </div>
            <span className="text-note text-muted">
              Removed <When at={tariff.removedAt} zone={zone} />
            </span>
            <Button
              look="quiet"
              className="text-accent"
              aria-label={`Restore ${tariff.name}`}
              onPress={() => void restore(tariff)}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
