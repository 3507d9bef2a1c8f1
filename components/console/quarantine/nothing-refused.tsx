import Link from "next/link";
import { Notice } from "#components/states/notice.tsx";
import { buttonLook } from "#components/ui/look.ts";

const TITLES = {
  open: "Nothing in quarantine",
  replayed: "Nothing was replayed yet",
  discarded: "Nothing was discarded yet",
} as const;

/** An empty quarantine, which is what one hopes for. */
export function NothingRefused({ state, narrowed }: { state: keyof typeof TITLES | null; narrowed: boolean }) {
  if (narrowed) {
    return (
      <Notice
        title="Nothing matches"
        actions={
          <Link href="/data/quarantine" className={buttonLook("plain")}>
            Show all of the quarantine
          </Link>
        }
      >
        <p>No event in quarantine has this reason and comes from there.</p>
      </Notice>
    );
  }
  return (
    <Notice title={TITLES[state ?? "open"]}>
      <p>
        Events that break their schema or a business rule stand here with the reason. They can be mended and replayed, and then
        count as if they had never failed.
      </p>
    </Notice>
  );
}
