import fc from "fast-check";
import { expect, test } from "vitest";
import { eachMessage, errorOf, errorResponse, wholeMessages } from "#db/wire.ts";

const message = fc.tuple(fc.integer({ min: 65, max: 122 }), fc.uint8Array({ maxLength: 40 })).map(([type, body]) => {
  const head = Buffer.alloc(5);
  head[0] = type;
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
});

test("a stream cut anywhere comes as whole messages, each once and in order", () => {
  const cuts = fc.array(fc.nat(1_000), { maxLength: 30 });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 12 }), cuts, (messages, at) => {
      const stream = Buffer.concat(messages);
      const places = [...new Set([0, ...at.filter((place) => place < stream.length), stream.length])].sort((a, b) => a - b);
      const push = wholeMessages();
      const pieces = places.slice(1).flatMap((to, index) => push(stream.subarray(places[index], to)));
      const found: string[] = [];
      for (const piece of pieces) eachMessage(piece, (_, from, to) => found.push(piece.subarray(from, to).toString("hex")));
      expect(found).toEqual(messages.map((one) => one.toString("hex")));
      expect(Buffer.concat(pieces)).toEqual(stream);
    }),
    { numRuns: 500 },
  );
});

test("what is not whole yet is held back", () => {
  const push = wholeMessages();
  const whole = errorResponse("08006", "the connection was lost");
  expect(push(Buffer.concat([whole, whole.subarray(0, 9)]))).toEqual([whole]);
  expect(push(whole.subarray(9))).toEqual([whole]);
  expect(errorOf(whole)).toMatchObject({ code: "08006", message: "the connection was lost" });
});
