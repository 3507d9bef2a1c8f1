import { isHostMessage } from "#components/embed/guards/host-message.ts";
import { isGreeting } from "#components/embed/guards/shape.ts";
import { type FrameMessage, type Hello, type HostMessage, PROTOCOL } from "#components/embed/protocol.ts";

export type Channel = {
  /** Says it to the host; before the channel is open it is kept until then. After `close` it goes nowhere. */
  send(message: FrameMessage): void;
  /** Ends it: nothing is heard or said any more. */
  close(): void;
  /** True once the host has answered; false when it did not in time, or there is no host. Never rejects. */
  opened: Promise<boolean>;
};

export type ChannelOptions = {
  /** What the host gave when it opened the frame (field `channel`). */
  channel: string;
  /** The host's origin, as the server verified it. Nobody else hears or says anything. */
  hostOrigin: string;
  /** Each message that has the shape of one. */
  onMessage(message: HostMessage): void;
  /** How long to wait for the host's answer, in ms. */
  timeoutMs?: number;
  /** Whether the host is told of messages that were ignored (error BAD_MESSAGE). */
  debug?: boolean;
};

/**
 * The frame's end of the channel: says hello to the parent, with the host's origin named as target so that a page of another
 * origin hears nothing, and waits for the port that answers. Only `window.parent`, at that origin, with this channel's name,
 * is believed; from then on there is only the port. Call it once per document: a second hello means "loaded again".
 */
export function openChannel({ channel, hostOrigin, onMessage, timeoutMs = 20_000, debug = false }: ChannelOptions): Channel {
  const waiting: FrameMessage[] = [];
  const { promise: opened, resolve } = Promise.withResolvers<boolean>();
  let port: MessagePort | undefined;
  let closed = false;

  const send = (message: FrameMessage): void => {
    if (port) port.postMessage(message);
    else if (!closed) waiting.push(message);
  };

  const hear = ({ data }: MessageEvent<unknown>): void => {
    if (isHostMessage(data)) onMessage(data);
    else if (debug) send({ type: "error", code: "BAD_MESSAGE", message: `The frame ignored a message: ${nameOf(data)}.` });
  };

  const answered = (event: MessageEvent<unknown>): void => {
    if (event.source !== window.parent || event.origin !== hostOrigin || !isGreeting(event.data, "port", channel)) return;
    port = event.ports[0];
    if (!port) return;
    settle(true);
    port.onmessage = hear;
    for (const message of waiting.splice(0)) port.postMessage(message);
  };

  const settle = (open: boolean): void => {
    clearTimeout(timer);
    window.removeEventListener("message", answered);
    resolve(open);
  };

  const close = (): void => {
    closed = true;
    waiting.length = 0;
    port?.close();
    port = undefined;
    settle(false);
  };

  const timer = setTimeout(close, timeoutMs);
  if (window.parent === window) close();
  else {
    window.addEventListener("message", answered);
    const hello: Hello = { inlay: PROTOCOL, type: "hello", channel };
    window.parent.postMessage(hello, hostOrigin);
  }
  return { send, close, opened };
}

/** A message's type, as far as it can be said in a sentence. */
function nameOf(data: unknown): string {
  const type = typeof data === "object" && data !== null && "type" in data ? data.type : undefined;
  return typeof type === "string"
    ? `type "${type.slice(0, 40)}" is unknown, or its fields are not as docs/embedding/protocol.md has them`
    : "it has no type";
}
