import { kindName, slugName } from "#components/dashboards/words.ts";
import type { Unit } from "#components/format/unit.ts";
import { ENGLISH } from "#components/words/english.ts";
import type { ExploreAnswer, ExploreChoices } from "#server/explore/explore-view.ts";

type Names = ExploreAnswer["names"];
type Row = ExploreAnswer["rows"][number];
type Column = ExploreAnswer["columns"][number];

/** A measure as people read it: "spending.own_transfers" is "Own transfers". */
export function measureName(name: string): string {
  return slugName(name.slice(name.indexOf(".") + 1));
}

const DIMENSIONS: Record<string, string> = { subject: "Customer", device_kind: "Kind of device", hour_of_day: "Hour of the day" };

export function dimensionName(name: string): string {
  return DIMENSIONS[name] ?? slugName(name);
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const filed = new WeakMap<Names, Map<string, string>>();

/** What somebody has named an id; undefined where nobody has. An answer's names are filed at the first question. */
export function givenName(dimension: string, id: string, names: Names): string | undefined {
  let known = filed.get(names);
  if (!known) {
    known = new Map(names.map((one) => [`${one.dimension} ${one.id}`, one.name]));
    filed.set(names, known);
  }
  return known.get(`${dimension} ${id}`);
}

/** A value of a dimension as people read it. */
export function valueName(dimension: string, value: string | number | null, names: Names): string {
  if (value === null) return "none";
  const text = String(value);
  switch (dimension) {
    case "weekday":
      return WEEKDAYS[Number(value) - 1] ?? text;
    case "hour_of_day":
      return `${text.padStart(2, "0")}:00`;
    case "category":
    case "kind":
    case "status":
    case "role":
      return slugName(text);
    case "device_kind":
      return kindName(ENGLISH, text);
    default:
      return givenName(dimension, text, names) ?? text;
  }
}

/** What a measure's values count in. */
export function unitOf(unit: Column["unit"], currency: string | null): Unit {
  switch (unit) {
    case "money":
      return { kind: "money", currency: currency ?? "EUR" };
    case "energy":
    case "power":
    case "hours":
      return { kind: unit };
    case "ratio":
      return { kind: "share" };
    default:
      return { kind: "count" };
  }
}

/** The unit of a cell: money counts in the currency of its row. */
export function unitIn(row: Row, column: Column): Unit {
  return unitOf(column.unit, typeof row.currency === "string" ? row.currency : null);
}

/** Whether parts of a whole add up to it: neither shares nor peaks do. */
export function isAdditive(unit: ExploreChoices["measures"][number]["unit"]): boolean {
  return unit !== "ratio" && unit !== "power";
}
