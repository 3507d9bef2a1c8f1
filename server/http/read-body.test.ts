import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withBody } from "#server/http/read-body.ts";

/** A body that comes in pieces when asked for, and counts how many were. */
function piecewise(bytes: Uint8Array, size: number, headers: Record<string, string> = {}) {
  const asked = { pieces: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const from = asked.pieces++ * size;
        if (from < bytes.length) controller.enqueue(bytes.subarray(from, from + size));
        else controller.close();
      },
      cancel() {
        asked.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { request: { headers: new Headers(headers), body }, asked };
}

const gzip = { "content-encoding": "gzip" };
const read = (request: Parameters<typeof withBody>[0], most: number) =>
  withBody(request, most, async (bytes) => Buffer.from(bytes));

describe("a body", () => {
  test("comes out as it went in, plain or gzip, in pieces of any size", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 5_000 }),
        fc.integer({ min: 1, max: 700 }),
        fc.boolean(),
        async (bytes, size, zipped) => {
          const { request } = piecewise(zipped ? gzipSync(bytes) : bytes, size, zipped ? gzip : {});
          expect((await read(request, 5_000)).equals(bytes)).toBe(true);
        },
      ),
    );
  });

  test("of a gzip bomb is given up soon after the limit: most of it is never asked for", async () => {
    // A gzip file may have many members: 400 MB of zeros.
    const bomb = Buffer.concat(Array(20).fill(gzipSync(Buffer.alloc(20_000_000))));
    const pieces = Math.ceil(bomb.length / 1_000);
    const { request, asked } = piecewise(bomb, 1_000, gzip);
    await expect(read(request, 1_000_000)).rejects.toMatchObject({ code: "TOO_LARGE" });
    expect(asked.pieces).toBeLessThan(pieces / 2);
    expect(asked.cancelled).toBe(true);
  });

  test("that says it is too large is not asked for at all", async () => {
    const { request, asked } = piecewise(Buffer.alloc(10), 10, { "content-length": "1001" });
    await expect(read(request, 1_000)).rejects.toMatchObject({ code: "TOO_LARGE" });
    expect(asked.pieces).toBe(0);
  });

  test("that lies about its length is counted", async () => {
    const { request } = piecewise(randomBytes(2_000), 100, { "content-length": "10" });
    await expect(read(request, 1_000)).rejects.toMatchObject({ code: "TOO_LARGE" });
  });

  test("that breaks off is the sender's error, and says so", async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(10));
        controller.error(new Error("socket hang up"));
      },
    });
    await expect(read({ headers: new Headers(), body }, 1_000)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
