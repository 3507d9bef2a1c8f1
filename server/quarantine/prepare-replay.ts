import type { AcceptedWindow } from "#server/events/accepted-window.ts";
import { type Prepared, prepare } from "#server/events/prepare.ts";
import { applyEdits } from "#server/quarantine/apply-edits.ts";
import type { Change } from "#server/quarantine/quarantine-input.ts";

/** A refused event as it is kept. hash: of what its sender wrote, where the bytes are not that. */
export type KeptEvent = { raw: Uint8Array; hash: Uint8Array | null };

export type Replayed = {
  event: Prepared;
  /** What is replayed, where it is not the bytes as kept. */
  edited: Uint8Array | null;
};

/**
 * A refused event made ready to go through the door again, changed or as it is. What the door would refuse comes back
 * refused, with the reason.
 */
export function prepareReplay(kept: KeptEvent, change: Change | null, window: AcceptedWindow): Replayed {
  const edited = change === null ? null : changed(kept.raw, change, window);
  const same = edited === null || Buffer.compare(edited, kept.raw) === 0;
  const [event] = prepare([{ raw: same ? kept.raw : edited }], window) as [Prepared];
  // As if it had never been refused: a copy that the sender sends again is a duplicate by what the sender wrote.
  if (same && event.ok && kept.hash) return { event: { ...event, hash: Buffer.from(kept.hash).toString("hex") }, edited: null };
  return { event, edited: same ? null : edited };
}

/** Null where nothing can be changed: the event is then refused for what keeps it from being read. */
function changed(raw: Uint8Array, change: Change, window: AcceptedWindow): Uint8Array | null {
  if (change.kind === "text") return Buffer.from(change.text);
  const [before] = prepare([{ raw }], window) as [Prepared];
  // What cannot be read, or not in one way only, is for a person to write anew.
  if (!before.ok && before.refusal.code.startsWith("json.") && before.refusal.path === "") return null;
  const value: unknown = JSON.parse(Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString());
  return Buffer.from(JSON.stringify(applyEdits(value, change.edits)));
}
