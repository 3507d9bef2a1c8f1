import type { Tools } from "#components/words/tools.ts";

/** What the devices dashboard says. */
export const devices = (_: Tools) => ({});
export type DevicesMessages = ReturnType<typeof devices>;
