"use client";
import { useEffect, useState } from "react";
import { instantName, relativeName } from "#components/format/instant.ts";

/** How long ago something was, and exactly when for those who point at it. */
export function When({ at, zone }: { at: string; zone: string }) {
  // Until the browser says what time it is, the exact time stands there: the server's page has to be the same.
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => setNow(Date.now()), []);
  const exact = instantName(at, zone);
  return (
    <time dateTime={at} title={`${exact} (${zone})`} className="sm:whitespace-nowrap">
      {now === null ? exact : relativeName(at, now)}
    </time>
  );
}
