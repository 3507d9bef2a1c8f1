import { useEffect, useState } from "react";
import type { Frame } from "#components/frame/frame.ts";
import { useWords } from "#components/words/use-words.tsx";

/** The session has ended: who stands in a host's page waits for it, a plain iframe says what to do. */
export function SessionNote({ frame }: { frame: Frame | null }) {
  const { frame: says } = useWords().shared;
  const [over, setOver] = useState(false);
  useEffect(() => frame?.onSession(() => setOver(frame.session.over !== null)), [frame]);
  if (!over || !frame) return null;
  const { title, text } = frame.hosted() ? says.tokenNeeded : says.sessionEnded;
  return (
    <div
      role="status"
      className="no-print fixed inset-x-4 bottom-4 z-30 mx-auto w-fit max-w-160 rounded-box border border-line bg-warn-tint px-4 py-2 shadow-box"
    >
      <strong className="font-strong">{title}</strong> {text}
    </div>
  );
}
