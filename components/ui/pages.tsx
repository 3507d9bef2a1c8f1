import Link from "next/link";
import { buttonLook } from "#components/ui/look.ts";

/** The ways to the first and the next page of a long list. */
export function Pages({
  first,
  next,
}: {
  /** Null on the first page. */ first: string | null /** Null on the last one. */;
  next: string | null;
}) {
  if (first === null && next === null) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex gap-2">
      {first !== null && (
        <Link href={first} className={buttonLook("plain")}>
          To the newest
        </Link>
      )}
      {next !== null && (
        <Link href={next} className={buttonLook("plain")}>
          Older
        </Link>
      )}
    </nav>
  );
}
