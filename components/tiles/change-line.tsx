"use client";
import type { Change } from "#components/format/change.ts";
import { Icon } from "#components/ui/icon.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** Which way is the better one for a figure; of some neither is. */
export type Better = "less" | "more" | "neither";

const ARROWS = { more: "up", less: "fall", same: "level" } as const;

/** A change in words, with an arrow and a colour that says the same again. */
export function ChangeLine({ change, better }: { change: Change | null; better: Better }) {
  const words = useWords();
  if (!change) return <p className="text-note text-muted">{words.shared.change.none}</p>;
  const neutral = change.direction === "same" || better === "neither";
  const tone = neutral ? "text-muted" : change.direction === better ? "text-good" : "text-bad";
  return (
    <p className={`flex items-center gap-1 ${tone}`}>
      <Icon name={ARROWS[change.direction]} />
      <span>{change.words}</span>
    </p>
  );
}
