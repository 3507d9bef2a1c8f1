"use client";
import { useEffect, useState } from "react";
import { instantName, relativeName } from "#components/format/instant.ts";

/**
 * How long ago something was, and exactly when for those who point at it. The server says it by its clock, so that nothing moves
 * when the browser says it by its own: the two may differ, which React is told.
 */
export function When({ at, zone }: { at: string; zone: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => setNow(Date.now()), []);
  return (
    <time dateTime={at} title={`${instantName(at, zone)} (${zone})`} suppressHydrationWarning className="sm:whitespace-nowrap">
      {relativeName(at, now)}
    </time>
  );
}
