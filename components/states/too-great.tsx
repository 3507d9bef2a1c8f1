"use client";
import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** A figure of the page is greater than a number can tell to the last unit: why, and a way to less of it. */
export function TooGreat({ shorten }: { shorten: () => void }) {
  const { presets, states } = useWords().shared;
  return (
    <Notice
      title={states.tooGreat.title}
      level={1}
      actions={
        <Button look="main" onPress={shorten}>
          {presets.this_month}
        </Button>
      }
    >
      <p>{states.tooGreat.text}</p>
    </Notice>
  );
}
