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

/** Fields of the form that opens a frame (POST /embed/<dashboard>). Text, all of them; only the first three must be there. */
export type Opening = {
  token: string;
  channel: string;
  /** The host's origin, which the server compares with the tenant's list, and the frame names as its target. */
  origin: string;
  /** CSS pixels that the frame has, so that charts are drawn for them. */
  width?: string;
  /** JSON of a Partial<FrameState>: what to show first, or what a viewer had chosen before the frame was opened again. */
  state?: string;
  /** JSON of some design tokens, over those of the token. */
  theme?: string;
  locale?: string;
  /** "1": errors are told in the frame, with what a developer can do. */
  debug?: string;
};

export type ErrorCode =
  | "TOKEN_REFUSED"
  /** The SDK's own: the host's token endpoint failed, was slow, or gave no token. It is asked again. */
  | "TOKEN_ENDPOINT"
  /** The SDK's own: it was mounted without something it needs. */
  | "OPTIONS"
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
  /**
   * A viewer wants to see what is behind a figure. The host says `drillAnswer`: `allow: false` within 500 ms when it shows its own.
   * After that time without an answer the frame goes on.
   */
  | {
      type: "drill";
      id: number;
      dashboard: string;
      what: string;
      filters: FrameFilters;
      period: { from: string; to: string } | null;
      event: string | null;
    }
  /** The session ends in so many ms: bring a token by `setToken`. Said once per session. */
  | { type: "tokenExpiring"; inMs: number }
  /**
   * The session cannot go on as it is. `expired`: it has run out and the page still stands: bring a token by `setToken`.
   * `reload`: there is no session that could be renewed (the document was loaded again, or what a renewal brought is another
   * session: SESSION_CHANGED); `revoked`: it was ended by somebody. After these two the host opens the frame anew through the
   * door, with a new token and the state it was last told: a sandboxed frame could not do so itself.
   */
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
