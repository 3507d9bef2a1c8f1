"use client";
import { PriceField } from "#components/console/tariffs/price-field.tsx";
import { WeekdaysField } from "#components/console/tariffs/weekdays-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { SelectField } from "#components/ui/select.tsx";
import type { Band } from "#server/tariffs/plan-input.ts";

const clock = (hour: number) => ({ value: String(hour), label: `${String(hour).padStart(2, "0")}:00` });
const FROM = Array.from({ length: 24 }, (_, hour) => clock(hour));
const TO = [...FROM.slice(1), clock(24)];

type Props = {
  band: Band;
  /** Counted from one. */
  number: number;
  currency: string;
  onChange: (band: Band) => void;
  onRemove: (() => void) | null;
  errorAt: (field: string) => string | undefined;
};

/** One price, its days and its hours. */
export function BandRow({ band, number, currency, onChange, onRemove, errorAt }: Props) {
  const overNight = band.toHour < band.fromHour;
  return (
    <li className="flex flex-col gap-2 rounded-box border border-line p-3">
      <div className="flex flex-wrap items-start gap-3">
        <span className="mt-6 grid h-9 w-5 place-items-center text-note text-muted tabular">{number}</span>
        <WeekdaysField
          label={`Band ${number}`}
          value={band.weekdays}
          onChange={(weekdays) => onChange({ ...band, weekdays })}
          error={errorAt("weekdays")}
        />
        <SelectField
          label="From"
          className="w-24"
          options={FROM}
          value={String(band.fromHour)}
          onChange={(hour) => onChange({ ...band, fromHour: Number(hour) })}
        />
        <SelectField
          label={overNight ? "To, next day" : "To"}
          className="w-28"
          options={TO}
          value={String(band.toHour === 0 ? 24 : band.toHour)}
          onChange={(hour) => onChange({ ...band, toHour: Number(hour) })}
        />
        <div className="w-44">
          <PriceField
            label="Price"
            micros={band.perKwhMicros}
            onChange={(perKwhMicros) => onChange({ ...band, perKwhMicros })}
            currency={currency}
            error={errorAt("perKwhMicros")}
          />
        </div>
        <TextField
          label="Name"
          isRequired={false}
          className="w-28 grow"
          maxLength={60}
          value={band.label ?? ""}
          onChange={(label) => onChange(label === "" ? withoutLabel(band) : { ...band, label })}
          {...(errorAt("label") && { error: errorAt("label") })}
        />
        {onRemove && (
          <Button look="icon" className="mt-6" aria-label={`Remove band ${number}`} onPress={onRemove}>
            <Icon name="bin" />
          </Button>
        )}
      </div>
      {errorAt("") && <p className="text-note text-bad">This band {errorAt("")}.</p>}
    </li>
  );
}

const withoutLabel = ({ label: _, ...band }: Band): Band => band;
