import {
  days,
  has,
  isAmong,
  isFilters,
  isNumber,
  isText,
  maybe,
  oneOf,
  orNull,
  type Shape,
  STATE,
} from "#components/embed/guards/shape.ts";
import type { FrameMessage } from "#components/embed/protocol.ts";

const state = has(STATE);
const FROM_FRAME: Record<FrameMessage["type"], Shape> = {
  ready: { dashboard: isText, state },
  resize: { height: isNumber },
  filterChanged: { state },
  drill: { id: isNumber, dashboard: isText, what: isText, filters: isFilters, period: orNull(days), event: orNull(isText) },
  tokenExpiring: { inMs: isNumber },
  tokenNeeded: { reason: oneOf("expired", "reload", "revoked") },
  exported: { tile: isText, rows: isNumber },
  error: { code: isText, message: isText, reference: maybe(isText) },
};
/** Whether a frame may have said this. Unknown types and wrong shapes are not messages. */
export const isFrameMessage = (value: unknown): value is FrameMessage => isAmong(FROM_FRAME, value);
