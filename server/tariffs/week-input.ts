const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const HOURS = 168;
/** Of one kind, so that a form is not drowned in them. */
const TOLD = 3;

type Hours = { weekdays: readonly number[]; fromHour: number; toHour: number };

/**
 * Which bands hold in each hour of a week: 168 lists of places in `bands`, from Monday 00:00. A band that does not end
 * after its beginning ends on the next day; Sunday's night reaches into Monday.
 */
export function bandsOfWeek(bands: readonly Hours[]): number[][] {
  const week: number[][] = Array.from({ length: HOURS }, () => []);
  bands.forEach(({ weekdays, fromHour, toHour }, band) => {
    const hours = toHour > fromHour ? toHour - fromHour : 24 - fromHour + toHour;
    for (const weekday of new Set(weekdays))
      for (let at = 0; at < hours; at++) week[((weekday - 1) * 24 + fromHour + at) % HOURS]?.push(band);
  });
  return week;
}

/** What keeps bands from covering each hour of the week exactly once, in words: holes of the whole, and overlaps of a band. */
export function problemsOfWeek(bands: readonly Hours[]): { band: number | null; message: string }[] {
  const empty = bands.findIndex(({ fromHour, toHour }) => fromHour === toHour);
  if (empty >= 0) return [{ band: empty, message: "begins and ends at the same hour; a whole day is 0 to 24" }];
  const week = bandsOfWeek(bands);
  const holes = runs(week, (found) => (found.length === 0 ? "hole" : null)).map(({ text }) => text);
  const overlaps = runs(week, (found) => (found.length > 1 ? `${found[0]},${found[1]}` : null));
  return [
    ...(holes.length > 0 ? [{ band: null, message: `no price ${listed(holes)}` }] : []),
    ...overlaps.slice(0, TOLD).map(({ what, text }) => {
      const [first, second] = what.split(",").map(Number) as [number, number];
      return { band: second, message: `has a second price ${text}: band ${first + 1} covers it as well` };
    }),
  ];
}

/** Stretches of hours of which the same is to be said, each within a day. */
function runs(week: readonly number[][], say: (found: number[]) => string | null): { what: string; text: string }[] {
  const found: { what: string; from: number; to: number }[] = [];
  week.forEach((bands, hour) => {
    const what = say(bands);
    const last = found.at(-1);
    if (what !== null && last?.what === what && last.to === hour && hour % 24 !== 0) last.to = hour + 1;
    else if (what !== null) found.push({ what, from: hour, to: hour + 1 });
  });
  return found.map(({ what, from, to }) => {
    const day = Math.floor(from / 24);
    return { what, text: `on ${DAYS[day]} from ${clock(from - day * 24)} to ${clock(to - day * 24)}` };
  });
}

const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

const listed = (texts: readonly string[]) =>
  texts.length > TOLD ? `${texts.slice(0, TOLD).join(", ")} and in ${texts.length - TOLD} more stretches` : texts.join(", ");
