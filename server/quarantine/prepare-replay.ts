import type { AcceptedWindow } from "#server/events/accepted-window.ts";
import { type Prepared, prepare } from "#server/events/prepare.ts";
import { applyEdits } from "#server/quarantine/apply-edits.ts";
import { asAccepted } from "#server/quarantine/as-accepted.ts";
import type { Change } from "#server/quarantine/quarantine-input.ts";

/** A refused event as it is kept. hash: of what its sender wrote, where the bytes are not that. */
export type KeptEvent = { raw: Uint8Array; hash: Uint8Array | null };

export type Replayed = {
  event: Prepared;
  /** What is replayed, where somebody changed it. */
  edited: Uint8Array | null;
};

/**
 * A refused event made ready to go through the door again, changed or as it is. What the door would refuse comes back
 * refused, with the reason.
 */
export function prepareReplay(kept: KeptEvent, change: Change | null, window: AcceptedWindow): Replayed {
  const before = kept.hash ? asAccepted(kept.raw, kept.hash) : kept.raw;
  const edited = change === null ? before : changed(before, change, window);
  const same = edited.length === before.length && Buffer.compare(edited, before) === 0;
  const [event] = prepare([{ raw: edited }], window) as [Prepared];
  // As if it had never been refused: a copy that the sender sends again is a duplicate by what the sender wrote.
  if (same && event.ok && kept.hash) return { event: { ...event, hash: Buffer.from(kept.hash).toString("hex") }, edited: null };
  return { event, edited: same ? null : edited };
}

/** As it was where nothing can be changed: the event is then refused for what keeps it from being read. */
function changed(raw: Uint8Array, change: Change, window: AcceptedWindow): Uint8Array {
  if (change.kind === "text") return Buffer.from(change.text);
  const [before] = prepare([{ raw }], window) as [Prepared];
  // What cannot be read, or not in one way only, is for a person to write anew.
  if (!before.ok && before.refusal.code.startsWith("json.") && before.refusal.path === "") return raw;
  const value: unknown = JSON.parse(Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString());
  return Buffer.from(JSON.stringify(applyEdits(value, change.edits)));
}
