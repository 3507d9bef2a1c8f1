"use client";
import { useState } from "react";
import { type Failure, failureOf } from "#components/data/failure.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";

type Props = {
  /** The origin of this console, where it may not frame the tenant's dashboards yet; null where it may. */
  missing: string | null;
  allow: () => Promise<unknown>;
  make: () => Promise<unknown>;
};

/** What has to be agreed to before a frame can be opened here, a step at a time. */
export function Consent({ missing, allow, make }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function run(step: () => Promise<unknown>) {
    setBusy(true);
    setFailure(null);
    try {
      await step();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="flex flex-col items-start gap-3">
      {missing === null ? (
        <>
          <p className="max-w-160">
            To open a frame, this page signs tokens as your back end would. It makes a pair of keys for that: the public part is
            registered among your keys under your name; the private part stays in this page's memory, cannot be taken out of it,
            and is gone when you close or reload the page.
          </p>
          <Button look="main" isPending={busy} onPress={() => void run(make)}>
            Make the key and open the frame
          </Button>
        </>
      ) : (
        <>
          <p className="max-w-160 wrap-anywhere">
            This console is a page like any other: it may frame your dashboards only if its address, <strong>{missing}</strong>,
            is among your origins.
          </p>
          <Button look="main" isPending={busy} onPress={() => void run(allow)}>
            Add it to the origins
          </Button>
        </>
      )}
      <FailureNote failure={failure} />
    </div>
  );
}
