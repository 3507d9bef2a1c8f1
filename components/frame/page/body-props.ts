import type { Frame } from "#components/frame/frame.ts";
import type { DashboardState } from "#components/url/dashboard-state.ts";

export type FrameBodyProps<View> = {
  /** As the page came: its figures, and what they were asked for. */
  first: { view: View; state: DashboardState };
  /** What is asked for now. */
  state: DashboardState;
  /** When the server drew the page. */
  now: string;
  frame: Frame | null;
  /** Whether the page shows the first figures already. */
  drawn: boolean;
  /** May confirm, merge and dismiss what was found. */
  decides: boolean;
};
