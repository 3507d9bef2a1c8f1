import { z } from "zod";

/** A domain whose figures may change, by the name of its dashboard. */
export const LiveDomain = z.enum(["spending", "devices"]);
export type LiveDomain = z.infer<typeof LiveDomain>;

/** Figures of a domain changed; never the figures themselves. */
export type Change = { domain: LiveDomain; at: string };
