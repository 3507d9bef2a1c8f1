import { isUtf8 } from "node:buffer";
import { AppError } from "#server/errors.ts";
import { type Incoming, withBody } from "#server/http/read-body.ts";

/**
 * The JSON of a request's body.
 * @param most bytes, after decompression
 * @throws AppError MALFORMED_JSON, and those of withBody
 */
export function jsonBody(request: Incoming, most: number): Promise<unknown> {
  return withBody(request, most, async (bytes) => {
    if (!isUtf8(bytes)) throw new AppError("MALFORMED_JSON", { message: "The body is not UTF-8 text." });
    try {
      // Some programs begin their files with a byte order mark.
      return JSON.parse(bytes.toString("utf8").replace(/^\ufeff/, "")) as unknown;
    } catch (cause) {
      // Not what the parser says: it repeats the text it fails on, and a body may hold a key.
      throw new AppError("MALFORMED_JSON", { message: "The body is not valid JSON." }, { cause });
    }
  });
}
