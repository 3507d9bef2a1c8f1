import { isUtf8 } from "node:buffer";
import { z } from "zod";
import { DEEPEST } from "#server/events/check-event.ts";
import { shapeOf } from "#server/events/scan-json.ts";
import { faultIn } from "#server/quarantine/json-fault.ts";
import { type Mark, prettyJson } from "#server/quarantine/pretty-json.ts";

/** Bytes of what is shown; the whole can be downloaded. */
const MOST_JSON = 200_000;
const MOST_TEXT = 50_000;
const MOST_HEX = 4_096;

export const Preview = z.object({
  /** json: laid out anew. text: as it is. hex: no text, or not in UTF-8. */
  form: z.enum(["json", "text", "hex"]),
  text: z.string(),
  /** How many bytes are not shown. */
  left: z.int(),
  /** Lines at which the reason points. */
  mark: z.object({ from: z.int(), to: z.int(), exact: z.boolean() }).nullable(),
});

/** Bytes somebody sent, for somebody to read: whatever they are, what comes out is text. */
export function preview(bytes: Uint8Array, pointer: string): z.infer<typeof Preview> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!isUtf8(raw))
    return { form: "hex", text: hexOf(raw.subarray(0, MOST_HEX)), left: Math.max(0, raw.length - MOST_HEX), mark: null };
  const text = raw.toString();
  const problem = problemOf(text, raw);
  if (problem === null) return { form: "json", ...prettyJson(text, pointer), left: 0 };
  // Cut between characters: a half one would be shown as something that was not sent.
  const shown =
    raw.length > MOST_TEXT
      ? raw
          .subarray(0, MOST_TEXT)
          .toString()
          .replace(/\ufffd+$/, "")
      : text;
  return { form: "text", text: shown, left: raw.length - Buffer.byteLength(shown), mark: lineOf(shown, problem) };
}

/** Null for JSON that can be laid out; else where it ceases to be that, where it is not only too much of it. */
function problemOf(text: string, raw: Buffer): number | "too_much" | null {
  if (raw.length > MOST_JSON || shapeOf(raw).depth > 10 * DEEPEST) return "too_much";
  return faultIn(text);
}

function lineOf(text: string, position: number | "too_much"): Mark | null {
  if (position === "too_much" || position > text.length) return null;
  const line = text.slice(0, position).split("\n").length;
  return { from: line, to: line, exact: true };
}

/** "00000000  7b 22 61 22  {"a"": sixteen bytes a line, with what of them is ASCII. */
function hexOf(bytes: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const part = bytes.subarray(at, at + 16);
    const hex = [...part].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const ascii = [...part].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${at.toString(16).padStart(8, "0")}  ${hex.padEnd(47)}  ${ascii}`);
  }
  return lines.join("\n");
}
