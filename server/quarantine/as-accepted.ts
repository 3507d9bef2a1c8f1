import { createHash } from "node:crypto";
import { canonicalize } from "#server/events/canonical.ts";

const QUARTER = 15 * 60_000;
const FARTHEST = 14 * 4;

/**
 * An event that processing refused, with its time as its sender wrote it where that can be found: what is kept of an accepted
 * event is the instant, not its text, but the hash of its content tells which of the usual texts it was. So an event that is
 * mended is the same as what its sender would send mended, and a copy of either is known as one.
 *
 * @param raw the event as processing kept it, its time in UTC with six decimals
 * @param contentHash of the event as it was sent
 */
export function asAccepted(raw: Uint8Array, contentHash: Uint8Array): Uint8Array {
  const event = JSON.parse(Buffer.from(raw).toString()) as { time: string; data: unknown; subject: string; type: string };
  const [data, subject, type] = [event.data, event.subject, event.type].map((part) => canonicalize(part, 64).text);
  const wanted = Buffer.from(contentHash).toString("hex");
  // What stands before the time is hashed once: it may be a megabyte, and there are hundreds of writings to try.
  const begun = createHash("sha256").update(`{"data":${data},"subject":${subject},"time":`);
  for (const time of writings(event.time)) {
    const tried = begun.copy().update(`${JSON.stringify(time)},"type":${type}}`);
    if (tried.digest("hex") === wanted) return Buffer.from(canonicalize({ ...event, time }, 64).text);
  }
  return raw;
}

/** The ways in which an instant is usually written: with milliseconds or without, in UTC first, then in each offset there is. */
function* writings(time: string): Generator<string> {
  const instant = Date.parse(time);
  const micros = /\.(\d{6})Z$/.exec(time)?.[1] ?? "000000";
  const short = micros.replace(/0+$/, "");
  const fractions = new Set([`.${micros.slice(0, 3)}`, short && `.${short}`, `.${micros}`]);
  const offsets = Array.from({ length: 2 * FARTHEST + 1 }, (_, at) => (at % 2 === 0 ? at / 2 : -(at + 1) / 2));
  for (const offset of [null, ...offsets]) {
    const local = new Date(instant + (offset ?? 0) * QUARTER).toISOString().slice(0, 19);
    for (const fraction of fractions) yield `${local}${fraction}${offset === null ? "Z" : printed(offset)}`;
  }
}

function printed(quarters: number): string {
  const minutes = Math.abs(quarters) * 15;
  const two = (number: number) => String(number).padStart(2, "0");
  return `${quarters < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
