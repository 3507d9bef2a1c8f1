import { AppError } from "#server/errors.ts";

/** Streams that one frame's session may have open in a process: a frame has one, and for a moment two while it begins anew. */
export const MOST_STREAMS = 3;
const RETRY_SECONDS = 5;

// Next bundles route handlers apart from each other; globalThis is what a process has only one of.
const held = globalThis as typeof globalThis & { __inlayStreams?: Map<string, number> };
held.__inlayStreams ??= new Map();
const open = held.__inlayStreams;

/**
 * Takes a place for a stream of a session, for as long as it is open.
 *
 * @returns what gives the place back; a second call of it does nothing
 * @throws AppError TOO_MANY_STREAMS when the session has as many as it may
 */
export function takeStreamPlace(sessionId: string): () => void {
  const streams = open.get(sessionId) ?? 0;
  if (streams >= MOST_STREAMS) {
    const message = `This frame's session has ${MOST_STREAMS} streams of changes open already: end one first. A frame needs one.`;
    throw new AppError("TOO_MANY_STREAMS", { message, retryAfter: RETRY_SECONDS });
  }
  open.set(sessionId, streams + 1);
  let taken = true;
  return () => {
    if (!taken) return;
    taken = false;
    const left = open.get(sessionId)! - 1;
    if (left === 0) open.delete(sessionId);
    else open.set(sessionId, left);
  };
}
