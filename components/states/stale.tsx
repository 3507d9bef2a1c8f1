"use client";
import { useEffect, useState } from "react";
import { instantName, relativeName } from "#components/format/instant.ts";

/** Waiting shorter than this is what a busy minute looks like, not worth a word. */
const PATIENCE_MS = 60_000;

/** Says since when events wait to be processed, when that is long. */
export function Stale({ waitingSince, zone }: { waitingSince: string | null; zone: string }) {
  // The server's clock and the browser's need not agree: what is shown waits for the browser.
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  if (waitingSince === null || now === null || now - Date.parse(waitingSince) < PATIENCE_MS) return null;
  return (
    <p role="status" className="mb-4 rounded-box bg-warn-tint px-4 py-2">
      New events wait to be processed since {instantName(waitingSince, zone)} ({relativeName(waitingSince, now)}). The figures
      below are complete up to then.
    </p>
  );
}
