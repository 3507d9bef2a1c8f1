import { PROTOCOL } from "#components/embed/protocol.ts";

/**
 * Shapes of messages, looked at on both sides before anything is done with them: whoever holds the other end may send
 * whatever it likes. Written by hand, since the SDK must stay small. Fields beyond a shape are let by, for later versions.
 */
export type Guard = (value: unknown) => boolean;
export type Shape = { [field: string]: Guard };

export const isThing = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
export const isText: Guard = (value) => typeof value === "string";
export const isNumber: Guard = (value) => Number.isFinite(value) && (value as number) >= 0;
const isTexts: Guard = (value) => Array.isArray(value) && value.every(isText);
export const isFilters: Guard = (value) => isThing(value) && Object.values(value).every(isTexts);
export const oneOf =
  (...words: unknown[]): Guard =>
  (value) =>
    words.includes(value);
const either =
  (...guards: Guard[]): Guard =>
  (value) =>
    guards.some((guard) => guard(value));
export const has =
  (shape: Shape): Guard =>
  (value) =>
    isThing(value) && Object.entries(shape).every(([field, guard]) => guard(value[field]));
export const maybe = (guard: Guard): Guard => either(oneOf(undefined), guard);
export const orNull = (guard: Guard): Guard => either(oneOf(null), guard);

export const days = has({ from: isText, to: isText });
export const STATE: Shape = {
  period: orNull(either(days, has({ preset: isText }))),
  comparison: oneOf("previous", "year"),
  currency: orNull(isText),
  filters: isFilters,
};

/** Whether the value is a message whose type is among these (own names alone: "constructor" is none), with that type's fields. */
export const isAmong = (types: Record<string, Shape>, value: unknown): boolean =>
  isThing(value) && isText(value.type) && Object.hasOwn(types, value.type as string) && has(types[value.type as string]!)(value);

/** Whether this is the first word between host and frame, of this protocol and this channel. */
export function isGreeting(value: unknown, type: "hello" | "port", channel: string): boolean {
  return isThing(value) && value.inlay === PROTOCOL && value.type === type && value.channel === channel;
}
