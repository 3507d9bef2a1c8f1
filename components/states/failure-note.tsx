"use client";
import type { Failure } from "#components/data/failure.ts";
import { Around } from "#components/words/around.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** What went wrong, where it did: said at once, and with a reference where the fault is ours. */
export function FailureNote({ failure }: { failure: Failure | null }) {
  const { states } = useWords().shared;
  if (!failure) return null;
  return (
    <div role="alert" className="rounded-box bg-bad-tint px-3 py-2 wrap-anywhere text-bad">
      <p>{failure.message}</p>
      {failure.reference && (
        <p className="text-note">
          <Around text={states.reference(failure.reference)} part={failure.reference}>
            <code className="font-mono">{failure.reference}</code>
          </Around>
        </p>
      )}
    </div>
  );
}
