"use client";
import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Around } from "#components/words/around.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** Something went wrong: what, a way to try again, and a reference to ask about. */
export function Failed({ reference, retry }: { reference?: string; retry: () => void }) {
  const { failed } = useWords().shared.states;
  return (
    <Notice
      title={failed.title}
      level={1}
      actions={
        <Button look="main" onPress={retry}>
          {failed.retry}
        </Button>
      }
    >
      <p>{failed.text}</p>
      {reference && (
        <p>
          <Around text={failed.reference(reference)} part={reference}>
            <code className="font-mono text-ink">{reference}</code>
          </Around>
        </p>
      )}
    </Notice>
  );
}
