import { priceName } from "#components/console/tariffs/words.ts";
import type { Band } from "#server/tariffs/plan-input.ts";
import { bandsOfWeek } from "#server/tariffs/week-input.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/** From the cheapest to the dearest. */
const SHADES = ["bg-seq-1", "bg-seq-2", "bg-seq-3", "bg-seq-4", "bg-seq-5", "bg-seq-6", "bg-seq-7"];

/** Which hours of a week cost what: the darker the dearer. Hours without a price, or with two, are marked. */
export function WeekView({ bands, currency }: { bands: readonly Band[]; currency: string }) {
  const week = bandsOfWeek(bands);
  const prices = [...new Set(bands.map(({ perKwhMicros }) => perKwhMicros).filter((micros) => !Number.isNaN(micros)))].sort(
    (a, b) => a - b,
  );
  const shade = (micros: number) =>
    SHADES[prices.length < 2 ? 2 : Math.round((prices.indexOf(micros) / (prices.length - 1)) * 6)]!;
  const look = ([first, second]: number[]) => {
    if (first === undefined) return "bg-bad-tint";
    if (second !== undefined) return "bg-bad";
    const { perKwhMicros } = bands[first]!;
    // Bands without a price yet are told apart all the same.
    return Number.isNaN(perKwhMicros) ? (first % 2 === 0 ? "bg-line" : "bg-faint") : shade(perKwhMicros);
  };
  return (
    <figure aria-label="The week's prices" className="min-w-0">
      <div aria-hidden="true" className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-y-0.5 text-note text-muted">
        {DAYS.map((day, at) => (
          <div key={day} className="contents">
            <span>{day}</span>
            <div className="grid grid-cols-24 gap-px">
              {week.slice(at * 24, at * 24 + 24).map((found, hour) => (
                <span
                  // Hours of a day have no other name than their place.
                  key={`${day} ${String(hour)}`}
                  title={titleOf(day, hour, found, bands, currency)}
                  className={`h-4 rounded-[0.125rem] ${look(found)}`}
                />
              ))}
            </div>
          </div>
        ))}
        <span />
        <div className="flex justify-between">
          {["00", "06", "12", "18", "24"].map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </div>
      </div>
      {prices.length > 0 && (
        <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-note text-muted">
          {prices.map((micros) => (
            <span key={micros} className="flex items-center gap-1.5 tabular">
              <span aria-hidden="true" className={`size-3 rounded-[0.125rem] ${shade(micros)}`} />
              {priceName(micros)} {currency}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

function titleOf(day: string, hour: number, found: number[], bands: readonly Band[], currency: string): string {
  const when = `${day} ${String(hour).padStart(2, "0")}:00`;
  if (found.length === 0) return `${when}: no price`;
  const prices = found
    .map((band) => bands[band]!.perKwhMicros)
    .map((micros) => (Number.isNaN(micros) ? "not written yet" : `${priceName(micros)} ${currency}`));
  return `${when}: ${prices.join(" and ")}`;
}
