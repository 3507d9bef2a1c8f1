"use client";
import { NumberField } from "#components/ui/number-field.tsx";

const MICROS = 1_000_000;

type Props = {
  label: string;
  /** In millionths of the currency's unit; not a number while nothing stands in it. */
  micros: number;
  onChange: (micros: number) => void;
  currency: string;
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
      {...(error !== undefined && { error })}
    />
  );
}
