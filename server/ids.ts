import { randomFillSync } from "node:crypto";

/** The newest one made here: its milliseconds, and its place among those of the same one. */
let newest = { ms: 0, place: 0 };
const PLACES = 0x1000;

/**
 * A UUID of version 7 (RFC 9562): its first 48 bits are the time in milliseconds, so that keys made one after another lie beside
 * each other in an index; those of one process follow each other within a millisecond too (section 6.2, method 1), so that what
 * was done first is listed first.
 */
export function uuidv7(): string {
  const ms = Date.now();
  const bytes = randomFillSync(Buffer.alloc(16));
  // Begins in the lower half, so that there is room to count.
  const fresh = bytes.readUInt16BE(6) & 0x7ff;
  if (ms > newest.ms) newest = { ms, place: fresh };
  else newest = newest.place + 1 < PLACES ? { ms: newest.ms, place: newest.place + 1 } : { ms: newest.ms + 1, place: fresh };
  bytes.writeUIntBE(newest.ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | newest.place, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
