import { isUtf8 } from "node:buffer";
import { LARGEST_BATCH } from "#pipelines/collect/store-batch.ts";
import { AppError } from "#server/errors.ts";
import { DEEPEST } from "#server/events/check-event.ts";
import { type Item, LARGEST_EVENT } from "#server/events/prepare.ts";
import { type JsonShape, shapeOf, sliceArray, sliceLines } from "#server/events/scan-json.ts";

type Form = "one" | "array" | "either" | "lines";

const FORMS: Readonly<Record<string, Form>> = {
  "application/json": "either",
  "application/cloudevents+json": "one",
  "application/cloudevents-batch+json": "array",
  "application/x-ndjson": "lines",
  "application/ndjson": "lines",
};

/**
 * Which form a content type names.
 * @throws AppError UNSUPPORTED_MEDIA for any other, for a charset that is not UTF-8, and for CloudEvents in binary mode
 */
export function formOf(headers: Headers): Form {
  const [type = "", ...parameters] = (headers.get("content-type") ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const form = FORMS[type];
  const charset = parameters
    .find((parameter) => parameter.startsWith("charset="))
    ?.slice(8)
    .replaceAll('"', "");
  if (!form)
    throw unsupported(
      `The content type ${type.slice(0, 100) || "(none)"} is not supported: send one of ${Object.keys(FORMS).join(", ")}.`,
    );
  if (charset && charset !== "utf-8" && charset !== "utf8") throw unsupported("JSON is sent in UTF-8, without another charset.");
  if (headers.has("ce-specversion") || headers.has("ce-id")) {
    throw unsupported("CloudEvents in binary mode (ce- headers) are not supported: send the whole event as JSON.");
  }
  return form;
}

/**
 * The events of a body, each with exactly its own bytes. A body that is not JSON as a whole is an error of the request;
 * a line of NDJSON that is not JSON is one bad event among others, so it comes back as bytes.
 *
 * @param admit told how many events there are, before any of them is parsed; throws when they may not come in
 * @throws AppError MALFORMED_JSON, BAD_REQUEST for no events at all, TOO_LARGE (naming the event's index) for more than
 *   2,000 events, an event larger than 1 MB, or nesting deeper than 64
 */
export function readItems(form: Form, body: Buffer, admit: (events: number) => void): Item[] {
  const bytes = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;
  if (form === "lines") return fromLines(bytes, admit);
  if (!isUtf8(bytes)) throw new AppError("MALFORMED_JSON", { message: "The body is not UTF-8 text." });
  const slices = form === "one" ? undefined : sliceArray(bytes, LARGEST_BATCH);
  if (!slices) {
    if (form === "array") throw new AppError("MALFORMED_JSON", { message: "The body is not a JSON array of events." });
    admit(1);
    return [parsed(bytes, shapeOf(bytes), undefined)];
  }
  checkCount(slices.length);
  admit(slices.length);
  return slices.map((slice, index) => parsed(bytes.subarray(slice.start, slice.end), slice, index));
}

function fromLines(bytes: Buffer, admit: (events: number) => void): Item[] {
  const slices = sliceLines(bytes, LARGEST_BATCH);
  checkCount(slices.length);
  admit(slices.length);
  return slices.map(({ start, end }, index) => {
    const raw = bytes.subarray(start, end);
    checkLimits(raw, shapeOf(raw), index);
    return { raw };
  });
}

function parsed(raw: Buffer, shape: JsonShape, index: number | undefined): Item {
  checkLimits(raw, shape, index);
  try {
    return { raw, value: JSON.parse(raw.toString()), shape };
  } catch (error) {
    const where = index === undefined ? "The body" : `Event ${index}`;
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError("MALFORMED_JSON", { message: `${where} is not JSON: ${why}`, ...(index !== undefined && { index }) });
  }
}

function checkCount(count: number): void {
  if (count === 0) throw new AppError("BAD_REQUEST", { message: "The body has no events." });
  if (count > LARGEST_BATCH)
    throw new AppError("TOO_LARGE", { message: `A request has at most ${LARGEST_BATCH} events: send less at once.` });
}

function checkLimits(raw: Buffer, shape: JsonShape, index = 0): void {
  const limit =
    raw.length > LARGEST_EVENT
      ? `larger than ${LARGEST_EVENT} bytes`
      : shape.depth > DEEPEST
        ? `nested deeper than ${DEEPEST} levels`
        : undefined;
  if (limit)
    throw new AppError("TOO_LARGE", { message: `Event ${index} is ${limit}; nothing of this request was stored.`, index });
}

const unsupported = (message: string) => new AppError("UNSUPPORTED_MEDIA", { message });
