import { isDeepStrictEqual } from "node:util";
import type { Edit } from "#server/quarantine/quarantine-input.ts";

type Holder = Record<string, unknown> | unknown[];

/**
 * A copy of an event with edits made, one after the other. What an edit does not find stays as it is: an edit for many
 * events will not fit each of them, and the schema says so afterwards.
 */
export function applyEdits(event: unknown, edits: readonly Edit[]): unknown {
  const copy = structuredClone(event);
  for (const edit of edits) apply(copy, edit);
  return copy;
}

function apply(event: unknown, edit: Edit): void {
  const steps = edit.path
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = steps.pop()!;
  const holder = steps.reduce<unknown>((at, step) => inner(at, step, edit.op === "set"), event);
  if (!isHolder(holder)) return;
  const key = keyIn(holder, last);
  if (key === null) return;
  if (edit.op === "set") put(holder, key, structuredClone(edit.value));
  else if (!Object.hasOwn(holder, key)) return;
  else if (edit.op === "replace") {
    if (isDeepStrictEqual(read(holder, key), edit.from)) put(holder, key, structuredClone(edit.to));
  } else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function inner(at: unknown, step: string, make: boolean): unknown {
  if (!isHolder(at)) return undefined;
  const key = keyIn(at, step);
  if (key === null) return undefined;
  if (!Object.hasOwn(at, key) && make) put(at, key, {});
  return Object.hasOwn(at, key) ? read(at, key) : undefined;
}

const isHolder = (value: unknown): value is Holder => typeof value === "object" && value !== null;
const read = (holder: Holder, key: string): unknown => (holder as Record<string, unknown>)[key];

function put(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/** A step as a key; null where it is none of an array. "-" is the place after its last entry. */
function keyIn(holder: Holder, step: string): string | null {
  if (!Array.isArray(holder)) return step;
  if (step === "-") return String(holder.length);
  return /^(0|[1-9]\d*)$/.test(step) && Number(step) <= holder.length ? step : null;
}
