/** One thing that an entry of the trail tells: a value, or a change from one to another. */
export type DetailRow = { name: string; from?: string; to: string };

/** What an entry tells, field by field; of a change only what changed. */
export function detailRows(details: Record<string, unknown>): DetailRow[] {
  const { from, to, ...rest } = details;
  const whole = isPlain(from) && isPlain(to) && Object.keys(rest).length === 0;
  if (whole) return changes(from, to);
  return Object.entries(details).flatMap(([name, value]): DetailRow[] => {
    if (isPlain(value) && "to" in value && Object.keys(value).every((key) => key === "from" || key === "to")) {
      const [before, after] = [printed(value.from), printed(value.to)];
      return before === after ? [] : [{ name: words(name), from: before, to: after }];
    }
    return [{ name: words(name), to: printed(value) }];
  });
}

function changes(from: Record<string, unknown>, to: Record<string, unknown>): DetailRow[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names
    .map((name) => ({ name: words(name), from: printed(from[name]), to: printed(to[name]) }))
    .filter((row) => row.from !== row.to);
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function printed(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(printed).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** "acceptBackDays" as "accept back days". */
const words = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
