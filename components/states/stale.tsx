"use client";
import { useEffect, useState } from "react";
import { instantName, relativeName } from "#components/format/instant.ts";

/** Waiting shorter than this is what a busy minute looks like, not worth a word. */
const PATIENCE_MS = 60_000;

type Props = {
  waitingSince: string | null;
  zone: string;
  /** The server's clock when it drew the page: the first drawing goes by it, so that it is the same in the browser. */
  now: string;
};

/** Says since when events wait to be processed, when that is long. */
export function Stale({ waitingSince, zone, now: first }: Props) {
  const [now, setNow] = useState(() => Date.parse(first));
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  if (waitingSince === null || now - Date.parse(waitingSince) < PATIENCE_MS) return null;
  return (
    <p role="status" className="mb-4 rounded-box bg-warn-tint px-4 py-2">
      New events wait to be processed since {instantName(waitingSince, zone)} ({relativeName(waitingSince, now)}). The figures
      below are complete up to then.
    </p>
  );
}
