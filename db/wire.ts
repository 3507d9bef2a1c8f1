/** Types of PostgreSQL's messages (protocol 3) that a connection's end is told by. */
export const FROM_SERVER = { error: 0x45, ready: 0x5a } as const;
export const FROM_CLIENT = { query: 0x51, parse: 0x50, bind: 0x42, sync: 0x53, flush: 0x48 } as const;

/** A type, a length that counts itself, and a body. */
const HEAD = 5;

/** Calls `each` with the type and place of every message in a buffer of whole ones. */
export function eachMessage(bytes: Buffer, each: (type: number, at: number, end: number) => void, from = 0): void {
  for (let at = from; at + HEAD <= bytes.length; ) {
    const end = at + 1 + bytes.readUInt32BE(at + 1);
    each(bytes[at]!, at, end);
    at = end;
  }
}

/** The first so many texts of a message's body, each of which ends with NUL. */
export const textsOf = (bytes: Buffer, at: number, end: number, count: number): string[] =>
  bytes.toString("utf8", at + HEAD, Math.min(end, at + 300)).split("\0", count);

/** Cuts a stream into pieces of whole messages; what is not whole yet waits for the next chunk. */
export function wholeMessages(): (chunk: Buffer) => Buffer[] {
  let parts: Buffer[] = [];
  let size = 0;
  let wanted = 0;

  /** Goes on with the message that waits. @returns it once it is whole, and what of the chunk comes after it */
  function complete(chunk: Buffer): { whole: Buffer | null; rest: Buffer } {
    const head = size < HEAD ? Buffer.concat([...parts, chunk.subarray(0, HEAD - size)]) : null;
    if (head && head.length < HEAD) {
      [parts, size] = [[head], head.length];
      return { whole: null, rest: chunk.subarray(chunk.length) };
    }
    if (head) wanted = 1 + head.readUInt32BE(1);
    const took = Math.min(wanted - size, chunk.length);
    parts.push(chunk.subarray(0, took));
    size += took;
    const whole = size < wanted ? null : Buffer.concat(parts, size);
    if (whole) [parts, size, wanted] = [[], 0, 0];
    return { whole, rest: chunk.subarray(took) };
  }

  return (chunk) => {
    const pieces: Buffer[] = [];
    let rest = chunk;
    if (size > 0) {
      const done = complete(chunk);
      if (!done.whole) return pieces;
      pieces.push(done.whole);
      rest = done.rest;
    }
    let at = 0;
    while (rest.length - at >= HEAD) {
      const end = at + 1 + rest.readUInt32BE(at + 1);
      if (end > rest.length) {
        wanted = end - at;
        break;
      }
      at = end;
    }
    if (at > 0) pieces.push(rest.subarray(0, at));
    if (at < rest.length) [parts, size] = [[rest.subarray(at)], rest.length - at];
    return pieces;
  };
}

/** An ErrorResponse with this SQLSTATE. */
export function errorResponse(code: string, message: string): Buffer {
  const body = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(HEAD);
  head[0] = FROM_SERVER.error;
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** status: I outside of a transaction, T within one, E within one that has failed. */
export const readyForQuery = (status: number): Buffer => Buffer.from([FROM_SERVER.ready, 0, 0, 0, 5, status]);

/** An ErrorResponse as an error with the server's own SQLSTATE. */
export function errorOf(message: Buffer): Error {
  // E, length, then fields: a letter and a text that ends with NUL.
  const fields = new Map(
    message
      .toString("utf8", HEAD)
      .split("\0")
      .map((field) => [field[0], field.slice(1)]),
  );
  return Object.assign(new Error(fields.get("M") ?? "the server refused the connection"), {
    code: fields.get("C") ?? "08004",
    severity: fields.get("V") ?? "FATAL",
  });
}
