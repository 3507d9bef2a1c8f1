import { isUtf8 } from "node:buffer";
import type { AcceptedWindow } from "#server/events/accepted-window.ts";
import { checkEvent, DEEPEST, type FitEvent, storable, type UnfitEvent } from "#server/events/check-event.ts";
import { type JsonShape, shapeOf } from "#server/events/scan-json.ts";

/** One event, as a transport hands it over. */
export type Item =
  /** A JSON text that nobody has parsed yet. */
  | { raw: Uint8Array }
  /** A JSON text that the transport has parsed, and its shape. */
  | { raw: Uint8Array; value: unknown; shape: JsonShape }
  /** A value made here (by an importer), which never was a text. */
  | { value: unknown };

/** An event checked and ready to be stored, or refused; either way with its bytes. */
export type Prepared = (FitEvent | UnfitEvent) & { raw: () => Uint8Array };

/** Bytes of one event. Transports refuse larger ones outright; here they are a reason for quarantine. */
export const LARGEST_EVENT = 1_000_000;

/** Checks each item against the schema of its type and the tenant's accepted window. Never throws for what an item holds. */
export function prepare(items: readonly Item[], window: AcceptedWindow): Prepared[] {
  return items.map((item) => {
    const checked = read(item);
    const outside = checked.ok ? outsideOf(checked, window) : undefined;
    return Object.assign(outside ?? checked, { raw: bytesOf(item) });
  });
}

function read(item: Item): FitEvent | UnfitEvent {
  if (!("raw" in item)) return checkEvent(item.value);
  const shape = "shape" in item ? item.shape : shapeOf(item.raw);
  if (item.raw.length > LARGEST_EVENT) return unreadable("json.too_large", `is larger than ${LARGEST_EVENT} bytes`);
  if (shape.depth > DEEPEST) return unreadable("json.too_deep", `is nested deeper than ${DEEPEST} levels`);
  if ("value" in item) return checkEvent(item.value, shape.keys);
  if (!isUtf8(item.raw)) return unreadable("json.malformed", "is not UTF-8 text");
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(item.raw.buffer, item.raw.byteOffset, item.raw.length).toString());
  } catch (error) {
    return unreadable("json.malformed", `is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  return checkEvent(value, shape.keys);
}

const unreadable = (code: string, message: string): UnfitEvent => ({
  ok: false,
  schemaVersion: "",
  refusal: storable({ code, path: "", message: `the event ${message}` }),
});

function outsideOf(event: FitEvent, window: AcceptedWindow): UnfitEvent | undefined {
  const found = event.instants.find(({ at }) => at < window.from || at > window.to);
  if (!found) return undefined;
  const span = `${new Date(window.from).toISOString()} to ${new Date(window.to).toISOString()}`;
  const message = `${found.path.slice(1)} lies outside the window that the tenant accepts: ${span}`;
  const { schemaVersion, id, source } = event;
  return { ok: false, schemaVersion, id, source, refusal: { code: "time.outside_window", path: found.path, message } };
}

/** What gives an item's bytes, and keeps nothing else of it in memory. */
function bytesOf(item: Item): () => Uint8Array {
  if ("raw" in item) {
    const { raw } = item;
    return () => raw;
  }
  return () => {
    try {
      return Buffer.from(JSON.stringify(item.value) ?? String(item.value));
    } catch {
      return Buffer.from(String(item.value));
    }
  };
}
