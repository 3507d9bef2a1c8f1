"use client";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/copyable.tsx";

/** The link of an invitation, for somebody to hand over: shown once. */
export function HandOver({ email, path, close }: { email: string; path: string; close: () => void }) {
  return (
    <>
      <p className="wrap-anywhere">
        No mails are sent from here, so hand this link over to <bdi className="font-strong">{email}</bdi> yourself. It works once,
        for seven days, and whoever has it can accept: it is shown this one time.
      </p>
      <CodeBlock code={`${window.location.origin}${path}`} label="The link" />
      <div className="flex justify-end">
        <Button look="main" onPress={close}>
          Done
        </Button>
      </div>
    </>
  );
}
