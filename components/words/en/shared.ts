import type { Tools } from "#components/words/tools.ts";

/** What all dashboards say. */
export const shared = (_: Tools) => ({});
export type SharedMessages = ReturnType<typeof shared>;
