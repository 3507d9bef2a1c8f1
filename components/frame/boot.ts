import { textPrint } from "#components/charts/fingerprint.ts";
import type { ErrorCode, FrameState } from "#components/embed/protocol.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";
import type { EmbedRight } from "#server/embed/rights-input.ts";

/** Who opened the frame, so that both can find each other. Null for a plain iframe. */
export type Host = { channel: string; origin: string };

/** What a frame's page tells its scripts. The session stands here alone; whoever has read it takes the element off the page. */
export type LiveBoot = {
  kind: "live";
  dashboard: "spending" | "devices";
  /** The bearer of the frame's calls. */
  session: string;
  /** How long it lives, by the server's clock when it drew the page; the browser's clock is never asked. */
  lifeMs: number;
  rights: readonly EmbedRight[];
  locale: string;
  /** In which timestamps are written, as the token says; null: that of the figures' days. */
  timezone: string | null;
  state: DashboardState;
  host: Host | null;
  debug: boolean;
  /** Addresses of the scripts that make the page alive: the app, one chart ahead of it, texts, and what draws charts. */
  app: string;
  chart: string;
  words: string;
  engine: string;
  /** When the server drew the page, for what is relative to now. */
  now: string;
  /** The width the host gave it, for which its charts are drawn; null where they are drawn for all widths. */
  width: number | null;
  /** Where the figures of the page are asked for when it comes alive: they are not in it. */
  first: string;
  /** Tells whether those are the figures that were drawn (viewPrint). */
  print: string;
  /** Up to where changes are in the drawing: what happened later is told to whoever gives it back. */
  mark: string;
};

/** A page that shows nothing: it tells its host why, or asks to be opened anew where its address was used up. */
export type DeadBoot = { kind: "dead"; host: Host | null; error: { code: ErrorCode; message: string }; reopens: boolean };
export type Boot = LiveBoot | DeadBoot;

/** What stands in a dashboard's address, as a host is told of it. */
export function frameStateOf(state: DashboardState): FrameState {
  return { period: state.period, comparison: state.comparison, currency: state.currency, filters: state.filters };
}

/** Tells figures from other figures, the same on server and browser. Until when they are complete is no figure. */
export function viewPrint({ asOf: _asOf, waitingSince: _waitingSince, ...figures }: SpendingView | DevicesView): string {
  return textPrint(JSON.stringify(figures, inOrder));
}

/** The same figures are the same, whichever of them is named first: what checks an answer on its way writes it in its own order. */
function inOrder(_: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
