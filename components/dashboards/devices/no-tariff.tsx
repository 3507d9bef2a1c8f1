import Link from "next/link";
import { useWords } from "#components/words/use-words.tsx";

/** Why nothing has a price, and what to do about it, for those who may and those who may not. */
export function NoTariff({ sets }: { sets: boolean }) {
  const { empty, enter, ask } = useWords().devices.cost;
  return (
    <>
      <p>{empty}</p>
      {sets ? (
        <p>
          {enter.before}
          <Link href="/settings/tariffs" className="text-accent hover:underline">
            {enter.link}
          </Link>
          {enter.after}
        </p>
      ) : (
        <p>{ask}</p>
      )}
    </>
  );
}
