import type { FrameMessage, FrameState, HostMessage } from "#components/embed/protocol.ts";
import type { LiveBoot } from "#components/frame/boot.ts";
import type { FrameSession } from "#components/frame/session.ts";

/** What the app does for the host. */
export type AppHandlers = {
  setState(state: Partial<FrameState>): void;
  setTheme(theme: { [token: string]: unknown }): void;
  setLocale(locale: string): void;
  export(tile: string | undefined): void;
  print(): void;
};

/** What the shell and the app of one frame share. */
export type Frame = {
  boot: LiveBoot;
  /** The figures of the page, asked for when it comes alive. */
  first(): Promise<unknown>;
  session: FrameSession;
  /** To the host; nothing happens where there is none. */
  tell(message: FrameMessage): void;
  /** Whether somebody listens at the other end. */
  hosted(): boolean;
  /** Calls when the session ended or came back. */
  onSession(call: () => void): () => void;
  /** Calls when figures changed. */
  onChange(call: () => void): () => void;
  /** The app is there: gets what the host said meanwhile, and all that follows. */
  handle(handlers: AppHandlers): void;
  /** The host's answer to a drill, or true when there is none in time. */
  askDrill(message: Omit<Extract<FrameMessage, { type: "drill" }>, "id" | "type">): Promise<boolean>;
};

/** What of a host's messages is the app's. */
export function runFor(handlers: AppHandlers, message: HostMessage): void {
  if (message.type === "setFilters") handlers.setState(message.state);
  else if (message.type === "setTheme") handlers.setTheme(message.theme);
  else if (message.type === "setLocale") handlers.setLocale(message.locale);
  else if (message.type === "export") handlers.export(message.tile);
  else if (message.type === "print") handlers.print();
}
