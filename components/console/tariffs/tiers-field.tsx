"use client";
import type { ErrorAt } from "#components/console/tariffs/plan-errors.ts";
import { PriceField } from "#components/console/tariffs/price-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { PLAN_LIMITS, type Tier } from "#server/tariffs/plan-input.ts";

type Props = { tiers: Tier[]; currency: string; onChange: (tiers: Tier[]) => void; errorAt: ErrorAt };

/** Prices by how much a home has used in the calendar month. The last tier holds for all that is beyond. */
export function TiersField({ tiers, currency, onChange, errorAt }: Props) {
  const last = tiers.length - 1;
  const before = tiers[last - 1]?.upToKwh ?? 0;
  const add = () => onChange(tiers.toSpliced(last, 0, { upToKwh: before + 100, perKwhMicros: Number.NaN }));
  return (
    <div className="flex flex-col gap-4">
      <ol aria-label="Tiers" className="flex flex-col gap-2">
        {tiers.map((tier, at) => (
          // A tier has no other name than its place.
          <li key={String(at)} className="flex flex-wrap items-start gap-3 rounded-box border border-line p-3">
            <span className="mt-6 grid h-9 w-5 place-items-center text-note text-muted tabular">{at + 1}</span>
            <div className="w-44">
              {at === last ? (
                <p className="mt-6 flex h-9 items-center text-muted">
                  {last === 0 ? "For all use" : `Above ${nameOf(before)} kWh`}
                </p>
              ) : (
                <NumberField
                  label="Up to"
                  value={Number.isNaN(tier.upToKwh) ? null : tier.upToKwh}
                  onChange={(kwh) => onChange(tiers.with(at, { ...tier, upToKwh: kwh ?? Number.NaN }))}
                  unit="kWh a month"
                  decimals={3}
                  {...errorOf(errorAt(`tiers.${at}.upToKwh`))}
                />
              )}
            </div>
            <div className="w-44">
              <PriceField
                label="Price"
                micros={tier.perKwhMicros}
                onChange={(perKwhMicros) => onChange(tiers.with(at, { ...tier, perKwhMicros }))}
                currency={currency}
                error={errorAt(`tiers.${at}.perKwhMicros`)}
              />
            </div>
            {at !== last && (
              <Button
                look="icon"
                className="mt-6"
                aria-label={`Remove tier ${at + 1}`}
                onPress={() => onChange(tiers.toSpliced(at, 1))}
              >
                <Icon name="bin" />
              </Button>
            )}
          </li>
        ))}
      </ol>
      <div>
        <Button isDisabled={tiers.length >= PLAN_LIMITS.tiers} onPress={add}>
          <Icon name="plus" /> Add a tier
        </Button>
      </div>
    </div>
  );
}

const nameOf = (kwh: number) => (Number.isNaN(kwh) ? "that many" : String(kwh));
/** A sentence of the schema about "up to". */
const errorOf = (error: string | undefined) =>
  error === undefined ? {} : { error: error.startsWith("has") ? `This ${error}.` : error };
