import type { Permission } from "#server/auth/permissions.ts";
import type { EmbedRight } from "#server/embed/rights-input.ts";

const LOOKING: readonly Permission[] = ["dashboard.read"];
const BY_RIGHT: Record<EmbedRight, readonly Permission[]> = {
  events: ["event.read"],
  // Files are made of what the frame already shows: the right decides whether it offers them.
  export: [],
  save: ["choice.set"],
  query: ["explore.query"],
};

/** Whether a frame's session with these rights may do this. */
export function embedCan(rights: readonly EmbedRight[], permission: Permission): boolean {
  return LOOKING.includes(permission) || rights.some((right) => BY_RIGHT[right].includes(permission));
}
