import { isFrameMessage } from "#components/embed/guards/frame-message.ts";
import { isGreeting } from "#components/embed/guards/shape.ts";
import { type FrameMessage, type HostMessage, type Port, PROTOCOL } from "#components/embed/protocol.ts";

export type LineOptions = {
  /** The deployment's origin; "null" when the frame is sandboxed without an origin. */
  origin: string;
  /** The frame's document is there, for the first time or again. */
  onHello(): void;
  onMessage(message: FrameMessage): void;
  /** Something came that is no message. */
  onNonsense(): void;
};

/**
 * The host's end of the channel. Only the window of our own frame, at the deployment's origin, that knows the name of the
 * channel is greeted; it gets a port, and there is nothing but the port from then on. A document that says hello again (it was
 * loaded again) gets another one.
 */
export function hostLine({ origin, onHello, onMessage, onNonsense }: LineOptions) {
  let frame: HTMLIFrameElement | undefined;
  let channel = "";
  let port: MessagePort | undefined;
  let waiting: HostMessage[] = [];

  function greet(event: MessageEvent<unknown>): void {
    if (!frame || event.source !== frame.contentWindow || event.origin !== origin || !isGreeting(event.data, "hello", channel))
      return;
    port?.close();
    const ends = new MessageChannel();
    port = ends.port1;
    port.onmessage = ({ data }) => (isFrameMessage(data) ? onMessage(data) : onNonsense());
    const answer: Port = { inlay: PROTOCOL, type: "port", channel };
    // A sandboxed frame's origin is opaque and cannot be named. It has proved itself: only the document that our form opened
    // knows the channel's name. What goes with this message is a port, never a token.
    frame.contentWindow!.postMessage(answer, origin === "null" ? "*" : origin, [ends.port2]);
    for (const message of waiting.splice(0)) port.postMessage(message);
    onHello();
  }
  addEventListener("message", greet);

  return {
    /** From now on this frame, under this name. */
    expect(next: HTMLIFrameElement, name: string): void {
      frame = next;
      channel = name;
    },
    /** Says it, now or when the frame is there. */
    say(message: HostMessage): void {
      if (port) port.postMessage(message);
      else waiting.push(message);
    },
    /** Ends what is, and takes its frame away; another may be expected. */
    cut(): void {
      port?.close();
      frame?.remove();
      port = frame = undefined;
      waiting = [];
    },
    close(): void {
      this.cut();
      removeEventListener("message", greet);
    },
  };
}
