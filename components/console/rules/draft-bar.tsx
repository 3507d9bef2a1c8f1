"use client";
import type { ReactNode } from "react";
import type { DraftState } from "#components/console/rules/use-draft.ts";
import { changesName } from "#components/console/rules/words.ts";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";

type Props = { state: DraftState; current: number; onPreview: () => void; onDiscard: () => void; apply: ReactNode };

/** Says that there is a draft, what it changes, and what can be done with it. In view as long as there is one. */
export function DraftBar({ state, current, onPreview, onDiscard, apply }: Props) {
  if (!state.changes) return null;
  const outdated = state.base !== current;
  return (
    <section
      aria-label="Draft"
      className="sticky top-14 z-20 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-box border border-accent bg-tint px-4 py-2"
    >
      <div className="min-w-0">
        <p className="font-strong">A draft, not in force yet</p>
        <p className="text-note">{changesName(state.changes)}</p>
        {outdated && (
          <p className="text-note text-bad">
            Version {current} was applied since it was begun from version {state.base}. What it changes is counted against version{" "}
            {current}.
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Confirm
          trigger={<Button look="quiet">Discard</Button>}
          title="Discard the draft?"
          text="The rules in force stay as they are. The draft cannot be brought back."
          action="Discard"
          cancel="Keep it"
          danger
          onConfirm={async () => onDiscard()}
        />
        {outdated ? (
          <Button onPress={state.rebase}>Go on with it</Button>
        ) : (
          <>
            <Button onPress={onPreview}>Preview</Button>
            {apply}
          </>
        )}
      </div>
    </section>
  );
}
