"use client";
import { count } from "#components/format/unit.ts";
import { NumberField } from "#components/ui/number-field.tsx";
import { PLAN_LIMITS } from "#server/tariffs/plan-input.ts";

const MICROS = 1_000_000;

type Props = {
  label: string;
  /** In millionths of the currency's unit; not a number while nothing stands in it. */
  micros: number;
  onChange: (micros: number) => void;
  currency: string;
  /** Whether something is wrong with it, as the schema says. */
  error?: string | undefined;
};

/** The price of a kWh, as people write it. Kept in whole millionths, so that six decimals are exact. */
export function PriceField({ label, micros, onChange, currency, error }: Props) {
  return (
    <NumberField
      label={label}
      value={Number.isNaN(micros) ? null : micros / MICROS}
      onChange={(price) => onChange(price === null ? Number.NaN : Math.round(price * MICROS))}
      unit={`${currency} a kWh`}
      decimals={6}
      stepless
      {...(error !== undefined && { error: words(micros) })}
    />
  );
}

/** What is wrong with it, in units of the currency: the schema counts in millionths. */
function words(micros: number): string {
  return Number.isNaN(micros)
    ? "Write a price, such as 0.3249."
    : `This has to be at most ${count(PLAN_LIMITS.perKwhMicros / MICROS)}.`;
}
