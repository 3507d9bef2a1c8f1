import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { createGunzip } from "node:zlib";
import { AppError } from "#server/errors.ts";

export type Incoming = { headers: Headers; body: ReadableStream<Uint8Array> | null };

/** Bytes of all bodies that this process holds at once. */
const MOST_HELD = 256_000_000;
let holding = 0;

/**
 * Reads a request's body, plain or gzip, and gives it to `work`; never holds more than `most` bytes of it. A declared
 * length is believed when it is too large; else bytes are counted as they come out of the decompressor.
 *
 * @param most bytes, after decompression
 * @throws AppError TOO_LARGE, UNSUPPORTED_MEDIA for another content encoding, BAD_REQUEST for broken gzip, an empty or
 *   an interrupted body, UNAVAILABLE when bodies of other requests take all the memory there is for them
 */
export async function withBody<T>(request: Incoming, most: number, work: (bytes: Buffer) => Promise<T>): Promise<T> {
  return withAnyBody(request, most, async (bytes) => {
    if (bytes.length === 0) throw new AppError("BAD_REQUEST", { message: "The request has no body." });
    return work(bytes);
  });
}

/** As withBody, where a request may also have none: then `work` gets no bytes. */
export async function withAnyBody<T>(request: Incoming, most: number, work: (bytes: Buffer) => Promise<T>): Promise<T> {
  const encoding = (request.headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  if (encoding !== "identity" && encoding !== "gzip") {
    throw new AppError("UNSUPPORTED_MEDIA", {
      message: `The content encoding ${encoding.slice(0, 100)} is not supported: send gzip or none.`,
    });
  }
  if (Number(request.headers.get("content-length")) > most) throw tooLarge(most);
  if (!request.body) return work(Buffer.alloc(0));
  const tally = { held: 0 };
  try {
    return await work(await gather(request.body, encoding === "gzip", most, tally));
  } finally {
    holding -= tally.held;
  }
}

async function gather(body: ReadableStream<Uint8Array>, gzip: boolean, most: number, tally: { held: number }): Promise<Buffer> {
  const source = Readable.fromWeb(body as WebStream<Uint8Array>);
  const stream = gzip ? source.pipe(createGunzip()) : source;
  // pipe() hands on data, not errors.
  if (gzip) source.once("error", (error) => stream.destroy(error));
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      tally.held += chunk.length;
      holding += chunk.length;
      if (tally.held > most) throw tooLarge(most);
      if (holding > MOST_HELD) {
        const message = "Too many requests are being read; try again.";
        throw new AppError("UNAVAILABLE", { message, retryAfter: 1 }, { because: "memory" });
      }
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const broken = gzip && error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
    const message = broken ? "The body is not whole gzip data." : "The body ended before it was complete.";
    throw new AppError("BAD_REQUEST", { message }, { cause: error });
  } finally {
    // Ends the sender's upload too, wherever the reading stopped.
    stream.destroy();
    source.destroy();
  }
  return Buffer.concat(chunks);
}

const tooLarge = (most: number) =>
  new AppError("TOO_LARGE", { message: `The body is larger than ${most} bytes (after decompression): send less at once.`, most });
