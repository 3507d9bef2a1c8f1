import { AsyncLocalStorage } from "node:async_hooks";
import { uuidv7 } from "#server/ids.ts";

/** What lines of the log tell of the work they belong to. Ids alone: never a token, a key or anything of a payload. */
export type Tags = {
  requestId?: string;
  tenant?: string;
  batch?: string;
  /** What a request to /api/trpc called, by name. */
  procedures?: readonly string[];
};

// Next bundles route handlers apart from each other; globalThis is what a process has only one of.
const held = globalThis as typeof globalThis & { __inlayTags?: AsyncLocalStorage<Tags> };
held.__inlayTags ??= new AsyncLocalStorage();
const store = held.__inlayTags;

/** The tags of the work under way, none where nobody gave it any. */
export const currentTags = (): Readonly<Tags> => store.getStore() ?? {};

/** From here on, what is done in the caller's callback and what follows from it has these tags. */
export const beginWith = (tags: Tags): void => store.enterWith(tags);

/** Runs something with these tags. */
export const runWith = <T>(tags: Tags, work: () => T): T => store.run(tags, work);

/** Makes something that outlives the work under way, so that what it does later is not taken for a part of it. */
export const apart = <T>(make: () => T): T => store.exit(make);

/** Adds to the tags of the work under way, once more is known of it. */
export function note(more: Tags): void {
  const tags = store.getStore();
  if (tags) Object.assign(tags, more);
}

/** The id of the request under way, as its answer and its lines in the log have it; of work without one, a new id. */
export const requestId = (): string => currentTags().requestId ?? uuidv7();
