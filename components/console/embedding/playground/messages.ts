import type { FrameMessage, HostMessage } from "#components/embed/protocol.ts";

export type Passed = {
  id: number;
  /** An ISO instant. */
  at: string;
  from: "frame" | "host";
  message: FrameMessage | HostMessage;
};

/** Messages that are kept; older ones go first. */
const MOST = 200;

export function withMessage(passed: readonly Passed[], from: Passed["from"], message: Passed["message"], at: Date): Passed[] {
  const id = (passed.at(-1)?.id ?? 0) + 1;
  return [...passed, { id, at: at.toISOString(), from, message }].slice(-MOST);
}

/** A message without its type, in one line. */
export function bodyOf({ message }: Passed): string {
  const { type: _, ...body } = message;
  return Object.keys(body).length === 0 ? "" : JSON.stringify(body);
}

/** All of them as text, one in a line. */
export function messagesText(passed: readonly Passed[]): string {
  return passed
    .map((one) => `${one.at} ${one.from === "frame" ? "frame→host" : "host→frame"} ${one.message.type} ${bodyOf(one)}`.trim())
    .join("\n");
}
