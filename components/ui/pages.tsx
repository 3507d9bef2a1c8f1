"use client";
import Link from "next/link";
import { buttonLook } from "#components/ui/look.ts";
import { useWords } from "#components/words/use-words.tsx";

/** The ways to the first and the next page of a long list. */
export function Pages({
  first,
  next,
}: {
  /** Null on the first page. */ first: string | null /** Null on the last one. */;
  next: string | null;
}) {
  const { pages } = useWords().shared.events;
  if (first === null && next === null) return null;
  return (
    <nav aria-label={pages.label} className="mt-4 flex gap-2">
      {first !== null && (
        <Link href={first} className={buttonLook("plain")}>
          {pages.newest}
        </Link>
      )}
      {next !== null && (
        <Link href={next} className={buttonLook("plain")}>
          {pages.older}
        </Link>
      )}
    </nav>
  );
}
