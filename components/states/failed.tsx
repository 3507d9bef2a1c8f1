"use client";
import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";

/** Something went wrong: what, a way to try again, and a reference to ask about. */
export function Failed({ reference, retry }: { reference?: string; retry: () => void }) {
  return (
    <Notice
      title="This page could not be loaded"
      level={1}
      actions={
        <Button look="main" onPress={retry}>
          Try again
        </Button>
      }
    >
      <p>Something failed on our side; nothing of yours is lost. It may work in a moment.</p>
      {reference && (
        <p>
          If it does not, tell whoever runs this service the reference <code className="font-mono text-ink">{reference}</code>.
        </p>
      )}
    </Notice>
  );
}
