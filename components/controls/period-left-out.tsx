"use client";
import { useWords } from "#components/words/use-words.tsx";

/** Says that another period is shown than an address names, which is none: nobody shall take one for the other. */
export function PeriodLeftOut({ shown }: { shown: string }) {
  const { period } = useWords().shared;
  return (
    <p role="status" className="mt-1 w-fit rounded-box bg-warn-tint px-3 py-1 text-ink">
      {period.leftOut(shown)}
    </p>
  );
}
