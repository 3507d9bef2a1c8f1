import { gzipSync } from "node:zlib";
import { payment, text } from "#pipelines/bad-input/testing/events.ts";

export type BadRequest = { body: string | Buffer; headers?: Record<string, string> };

const one = (id: string) => text(payment(id));
const gzip = { "content-encoding": "gzip" };
const lines = { "content-type": "application/x-ndjson" };

/** Requests to the events' door, each by what it is called in docs/contracts.md. */
export const BAD_REQUESTS: Readonly<Record<string, BadRequest>> = {
  "no body": { body: "" },
  "an empty batch": { body: "[]" },
  "no JSON": { body: `[${one("r1")}` },
  "an event and something behind it": { body: `${one("r2")}${one("r3")}` },
  "text that is not UTF-8": { body: Buffer.from(one("r4").replace("ada", "\xe9"), "latin1") },
  "a byte order mark": { body: `\ufeff${one("r5")}` },
  "`text/plain`, a form, or no content type": { body: one("r6"), headers: { "content-type": "text/plain" } },
  "another charset": { body: one("r7"), headers: { "content-type": "application/json; charset=latin1" } },
  "an encoding other than gzip": { body: one("r8"), headers: { "content-encoding": "br" } },
  "gzip that is not whole": { body: gzipSync(one("r9")).subarray(0, 40), headers: gzip },
  "a gzip bomb": { body: gzipSync(Buffer.alloc(400_000_000, " ")), headers: gzip },
  "more than 10 MB": { body: `[${one("r10")}${" ".repeat(10_000_000)}]` },
  "an event of more than 1 MB": { body: text([payment("r11"), payment("r12", { description: "x".repeat(1_000_001) })]) },
  "2,001 events": { body: `[${Array(2_001).fill(one("r13")).join(",")}]` },
  "an event nested deeper than 64": {
    body: `[${one("r14").replace('"currency"', `"x":${"[".repeat(64)}${"]".repeat(64)},"currency"`)}]`,
  },
  "lines of which one is no JSON": { body: `${one("r15")}\n{"half":\n${one("r16")}`, headers: lines },
  "a bad event among 999 good ones": {
    body: text(Array.from({ length: 1_000 }, (_, n) => payment(`r17-${n}`, n === 500 ? { currency: "EURO" } : {}))),
  },
  "the same request again": { body: one("r5") },
  "the same id with other content": { body: text(payment("r5", { amountMinor: 7 })) },
};
