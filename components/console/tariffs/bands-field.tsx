"use client";
import { BandRow } from "#components/console/tariffs/band-row.tsx";
import { bandsForGaps, newBand } from "#components/console/tariffs/plan-drafts.ts";
import type { ErrorAt } from "#components/console/tariffs/plan-errors.ts";
import { WeekView } from "#components/console/tariffs/week-view.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type Band, PLAN_LIMITS } from "#server/tariffs/plan-input.ts";
import { problemsOfWeek } from "#server/tariffs/week-input.ts";

type Props = { bands: Band[]; currency: string; onChange: (bands: Band[]) => void; errorAt: ErrorAt };

/** Prices by the hour of the week. Hours without a price, or with two, are told at once. */
export function BandsField({ bands, currency, onChange, errorAt }: Props) {
  const problems = problemsOfWeek(bands);
  const ofBand = (at: number) => problems.find(({ band }) => band === at)?.message;
  const holes = problems.find(({ band }) => band === null)?.message;
  const replace = (at: number) => (band: Band) => onChange(bands.with(at, band));
  const room = PLAN_LIMITS.bands - bands.length;
  return (
    <div className="flex flex-col gap-4">
      <ol aria-label="Bands" className="flex flex-col gap-2">
        {bands.map((band, at) => (
          <BandRow
            // A band has no other name than its place.
            key={String(at)}
            {...{ band, currency }}
            number={at + 1}
            onChange={replace(at)}
            onRemove={bands.length > 1 ? () => onChange(bands.toSpliced(at, 1)) : null}
            errorAt={(field) => (field === "" ? ofBand(at) : errorAt(`bands.${at}.${field}`))}
          />
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button isDisabled={room < 1} onPress={() => onChange([...bands, newBand()])}>
          <Icon name="plus" /> Add a band
        </Button>
        {holes && (
          <Button isDisabled={room < 1} onPress={() => onChange([...bands, ...bandsForGaps(bands).slice(0, room)])}>
            Add bands for the hours without a price
          </Button>
        )}
      </div>
      <p role="status" className={holes || problems.length > 0 ? "text-note text-bad" : "text-note text-muted"}>
        {holes
          ? `There is ${holes}.`
          : problems.length > 0
            ? "Some hours have two prices."
            : "Each hour of the week has its price."}
      </p>
      <WeekView bands={bands} currency={currency} />
    </div>
  );
}
