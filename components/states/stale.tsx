"use client";
import { useEffect, useState } from "react";
import { useWords } from "#components/words/use-words.tsx";

/** Waiting shorter than this is what a busy minute looks like, not worth a word. */
const PATIENCE_MS = 60_000;

type Props = {
  waitingSince: string | null;
  /** In which days are counted. */
  zone: string;
  /** The server's clock when it drew the page: the first drawing goes by it, so that it is the same in the browser. */
  now: string;
};

/** Says since when events wait to be processed, when that is long. */
export function Stale({ waitingSince, zone, now: first }: Props) {
  const { instantName, relativeName, shared, timestampZone } = useWords();
  const [now, setNow] = useState(() => Date.parse(first));
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  if (waitingSince === null || now - Date.parse(waitingSince) < PATIENCE_MS) return null;
  return (
    // Over the page and not in it: it comes and goes while somebody reads, and nothing may jump.
    <p
      role="status"
      className="no-print fixed inset-x-4 bottom-4 z-20 mx-auto w-fit max-w-160 rounded-box border border-line bg-warn-tint px-4 py-2 shadow-box"
    >
      {shared.waiting(instantName(waitingSince, timestampZone(zone)), relativeName(waitingSince, now))}
    </p>
  );
}
