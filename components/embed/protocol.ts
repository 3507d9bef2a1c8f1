/**
 * What a host page and a frame say to each other. One file, used by both sides; the version grows when a message changes its
 * meaning. Before the channel is open there are two messages by `postMessage`: the frame's `hello`, and the host's `port`, which
 * brings one end of a MessageChannel. All others go through it.
 */
export const PROTOCOL = 1;

/** Filters that a viewer chose, by dimension. Locked ones are not among them: they are not the viewer's. */
export type FrameFilters = { [dimension: string]: string[] };

/** What a dashboard shows: the viewer's choices as they stand in an address. */
export type FrameState = {
  /** A name ("last_12_months"), or days, `to` exclusive; null for the dashboard's own. */
  period: { preset: string } | { from: string; to: string } | null;
  comparison: "previous" | "year";
  currency: string | null;
  filters: FrameFilters;
};

/** From the frame to its parent, before the channel: "I am here". `channel` is what the host gave when it opened the frame. */
export type Hello = { inlay: typeof PROTOCOL; type: "hello"; channel: string };
/** From the host to the frame, with a port: "speak here from now on". */
export type Port = { inlay: typeof PROTOCOL; type: "port"; channel: string };

export type ErrorCode =
  | "TOKEN_REFUSED"
  | "TOKEN_ENDPOINT"
  | "SESSION_ENDED"
  | "SESSION_CHANGED"
  | "DASHBOARD_NOT_ALLOWED"
  | "NOT_ALLOWED"
  | "BAD_MESSAGE"
  | "NETWORK"
  | "INTERNAL";

export type FrameMessage =
  /** Drawn, alive and listening. */
  | { type: "ready"; dashboard: string; state: FrameState }
  /** The height of the content, in CSS pixels, whenever it changes. */
  | { type: "resize"; height: number }
  | { type: "filterChanged"; state: FrameState }
  /** A viewer wants to see what is behind a figure. The host may say `drillAnswer` with `allow: false` within 500 ms and show its own. */
  | {
      type: "drill";
      id: number;
      dashboard: string;
      what: string;
      filters: FrameFilters;
      period: { from: string; to: string } | null;
      event: string | null;
    }
  /** The session ends in so many ms: bring a token by `setToken`. */
  | { type: "tokenExpiring"; inMs: number }
  /** The session has ended, or the page was loaded again: bring a token by `setToken`. */
  | { type: "tokenNeeded"; reason: "expired" | "reload" | "revoked" }
  | { type: "exported"; tile: string; rows: number }
  | { type: "error"; code: ErrorCode; message: string; reference?: string };

export type HostMessage =
  | { type: "setToken"; token: string }
  | { type: "setFilters"; state: Partial<FrameState> }
  /** Design tokens over those of the session, as in `ThemeTokens`; named ones alone change. */
  | { type: "setTheme"; theme: { [token: string]: unknown } }
  | { type: "setLocale"; locale: string }
  /** Data of a tile as a file, or of all of them. */
  | { type: "export"; tile?: string }
  | { type: "print" }
  | { type: "drillAnswer"; id: number; allow: boolean };
