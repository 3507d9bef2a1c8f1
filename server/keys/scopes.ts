import { z } from "zod";

/** What an API key may do. A key has those it was given, and no other. */
export const KEY_SCOPES = {
  "events:write": "send events",
  "events:read": "read batches, quarantine and events",
  "query:read": "ask for figures",
  "embed:mint": "make sessions for embedded dashboards",
  "embed:manage": "manage embedding: keys, origins, sessions",
} as const;

export type KeyScope = keyof typeof KEY_SCOPES;

export const KeyScope = z.enum(Object.keys(KEY_SCOPES) as [KeyScope, ...KeyScope[]]);
