import { type FrameMessage, type HostMessage, PROTOCOL } from "#components/embed/protocol.ts";

/**
 * Shapes of messages, looked at on both sides before anything is done with them: whoever holds the other end may send
 * whatever it likes. Written by hand, since the SDK must stay small.
 */
type Thing = Record<string, unknown>;
type Guard = (value: unknown) => boolean;

const isText = (value: unknown): value is string => typeof value === "string";
const isThing = (value: unknown): value is Thing => typeof value === "object" && value !== null && !Array.isArray(value);
const isNumber: Guard = (value) => Number.isFinite(value) && (value as number) >= 0;
const or =
  (nothing: null | undefined, guard: Guard): Guard =>
  (value) =>
    value === nothing || guard(value);

const isDays: Guard = (value) => isThing(value) && isText(value.from) && isText(value.to);
const isFilters: Guard = (value) =>
  isThing(value) && Object.values(value).every((values) => Array.isArray(values) && values.every(isText));

/** A whole FrameState, or a part of one when `part` says so. */
function isState(value: unknown, part = false): boolean {
  if (!isThing(value)) return false;
  const has = (name: string, guard: Guard) => (part && value[name] === undefined) || guard(value[name]);
  return (
    has(
      "period",
      or(null, (period) => isDays(period) || (isThing(period) && isText(period.preset))),
    ) &&
    has("comparison", (comparison) => comparison === "previous" || comparison === "year") &&
    has("currency", or(null, isText)) &&
    has("filters", isFilters)
  );
}

/** Whether this is the first word between host and frame, of this protocol and this channel. */
export function isGreeting(value: unknown, type: "hello" | "port", channel: string): boolean {
  return isThing(value) && value.inlay === PROTOCOL && value.type === type && value.channel === channel;
}

/** Whether a frame may have said this. Unknown types and wrong shapes are not messages. */
export function isFrameMessage(value: unknown): value is FrameMessage {
  if (!isThing(value)) return false;
  switch (value.type) {
    case "ready":
      return isText(value.dashboard) && isState(value.state);
    case "resize":
      return isNumber(value.height);
    case "filterChanged":
      return isState(value.state);
    case "drill":
      return (
        isNumber(value.id) &&
        isText(value.dashboard) &&
        isText(value.what) &&
        isFilters(value.filters) &&
        or(null, isDays)(value.period) &&
        or(null, isText)(value.event)
      );
    case "tokenExpiring":
      return isNumber(value.inMs);
    case "tokenNeeded":
      return value.reason === "expired" || value.reason === "reload" || value.reason === "revoked";
    case "exported":
      return isText(value.tile) && isNumber(value.rows);
    case "error":
      return isText(value.code) && isText(value.message) && or(undefined, isText)(value.reference);
    default:
      return false;
  }
}

/** Whether a host may have said this. Unknown types and wrong shapes are not messages. */
export function isHostMessage(value: unknown): value is HostMessage {
  if (!isThing(value)) return false;
  switch (value.type) {
    case "setToken":
      return isText(value.token);
    case "setFilters":
      return isState(value.state, true);
    case "setTheme":
      return isThing(value.theme);
    case "setLocale":
      return isText(value.locale);
    case "export":
      return or(undefined, isText)(value.tile);
    case "print":
      return true;
    case "drillAnswer":
      return isNumber(value.id) && typeof value.allow === "boolean";
    default:
      return false;
  }
}
