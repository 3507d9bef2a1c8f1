import { openChannel } from "#components/embed/channel/open-channel.ts";
import { watchHeight } from "#components/embed/channel/watch-height.ts";
import type { FrameMessage, FrameState, HostMessage } from "#components/embed/protocol.ts";

/** What the page of the stand-in was told by its server. */
export type StandInConfig = { dashboard: string; channel: string; origin: string; debug: boolean; used: boolean };

/** What a test reaches in the stand-in's window. */
export type StandIn = {
  /** Messages of the host, as they came. */
  received: HostMessage[];
  opened: Promise<boolean>;
  send(message: FrameMessage): void;
  /** Tells the host the height of #content from now on. */
  watch(): () => void;
  heights: number[];
};

declare global {
  interface Window {
    standIn: StandIn;
  }
}

export const STATE: FrameState = { period: { preset: "last_12_months" }, comparison: "previous", currency: null, filters: {} };

/**
 * Stands in for a dashboard's frame: the frame's real end of the channel, without a dashboard. Says what a frame would first
 * say; all else is said by tests.
 */
function begin(config: StandInConfig): void {
  const received: HostMessage[] = [];
  const heights: number[] = [];
  const { send, opened } = openChannel({
    channel: config.channel,
    hostOrigin: config.origin,
    debug: config.debug,
    timeoutMs: 2_000,
    onMessage: (message) => received.push(message),
  });
  const watch = () =>
    watchHeight(document.querySelector("#content")!, (height) => {
      heights.push(height);
      send({ type: "resize", height });
    });
  window.standIn = { received, opened, send, watch, heights };
  // An address that was used up has nothing to show.
  if (config.used) send({ type: "tokenNeeded", reason: "reload" });
  else send({ type: "ready", dashboard: config.dashboard, state: STATE });
}

const config = typeof document === "undefined" ? null : document.querySelector("#config")?.textContent;
if (config) begin(JSON.parse(config));
