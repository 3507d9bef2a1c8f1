import type { ErrorCode, FrameMessage, FrameState, HostMessage } from "#components/embed/protocol.ts";

type Said<T extends FrameMessage["type"]> = Omit<Extract<FrameMessage, { type: T }>, "type">;

/** What a host can listen to, and what it is told. Error codes of a later deployment may be others than those of ErrorCode. */
export type EmbedEvents = {
  ready: Said<"ready">;
  resize: Said<"resize">;
  filterChanged: Said<"filterChanged">;
  /** Return false, or a promise of it within 500 ms, to show your own instead of the frame's. */
  drill: Said<"drill">;
  exported: Said<"exported">;
  tokenExpiring: Said<"tokenExpiring">;
  tokenNeeded: Said<"tokenNeeded">;
  error: { code: ErrorCode; message: string; reference?: string };
  /** Every message as it passes, for looking on; a token in it is replaced by "…". */
  message: { from: "frame"; message: FrameMessage } | { from: "host"; message: HostMessage };
};
export type EventName = keyof EmbedEvents;
/** What it gives counts for `drill` alone: false, or a promise of it, keeps the frame from showing what is behind a figure. */
export type Listener<N extends EventName> = (detail: EmbedEvents[N]) => unknown;

/** A token as text, or as a back end's JSON has it. */
export type Token = string | { token: string };

/** Design tokens over those of the session, as in the tenant's theme; or its mode alone. */
export type Theme = "auto" | "light" | "dark" | { [token: string]: unknown };

type Handlers = { [N in EventName as `on${Capitalize<N>}`]?: Listener<N> };

export type MountOptions = Handlers & {
  /** Which dashboard: "spending", "devices". */
  dashboard: string;
  /** Where your back end gives a new token to whoever is signed in there: GET with same-origin cookies, JSON `{token}` or text. */
  tokenUrl?: string;
  /** Instead of `tokenUrl`: your own way to a new token. Asked again whenever one is needed; each token is used once. */
  getToken?: () => Token | Promise<Token>;
  /** The address of the deployment. By default the one this script came from. */
  base?: string;
  locale?: string;
  theme?: Theme;
  /** What to show first. */
  state?: Partial<FrameState>;
  /** Tell errors in the page, with what a developer can do. Not for customers' eyes. */
  debug?: boolean;
  /** The frame's title, for people who cannot see it. By default the dashboard's name. */
  title?: string;
  /** CSS pixels kept free until the frame says its height. By default 600. */
  height?: number;
  /**
   * Sandbox the frame: the words of the attribute, or `true` for "allow-scripts", which is all it needs. Files want
   * "allow-downloads" as well, and printing "allow-modals".
   */
  sandbox?: string | boolean;
};

/** A dashboard that was mounted. */
export type Handle = {
  /** Shows these choices; what is not named stays. */
  setFilters(state: Partial<FrameState>): void;
  /** Design tokens that change; those not named stay. */
  setTheme(theme: Theme): void;
  setLocale(locale: string): void;
  /** Gives a tile's data as a file, or those of all tiles. `exported` tells when. */
  export(tile?: string): void;
  print(): void;
  /** Opens the frame anew, with a new token and what the viewer had chosen. */
  reload(): void;
  /** Takes the frame away and ends everything. May be called twice. */
  destroy(): void;
  /** Listens from now on; returns what ends it. */
  on<N extends EventName>(event: N, listener: Listener<N>): () => void;
};

/**
 * Mounts a dashboard as the last child of an element, or of the first that a selector finds, until `destroy`. Faults are told by `error` events
 * and, where there is nothing else to see, in the element.
 * @throws TypeError when there is no element, or `base` is no address
 */
export type Mount = (element: Element | string, options: MountOptions) => Handle;
