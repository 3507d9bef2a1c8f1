"use client";
import { useState } from "react";
import type { EmbedSettings } from "#components/console/embedding/outputs.ts";
import {
  draftOf,
  isWhole,
  PLAIN,
  sameTheme,
  type ThemeDraft,
  tokensOf,
} from "#components/console/embedding/theme/theme-draft.ts";
import { ThemeFields } from "#components/console/embedding/theme/theme-fields.tsx";
import { ThemePreview } from "#components/console/embedding/theme/theme-preview.tsx";
import { schemesOf, themeWarnings } from "#components/console/embedding/theme/theme-warnings.ts";
import { useEmbedSettings } from "#components/console/embedding/use-settings.ts";
import { type Failure, failureOf } from "#components/data/failure.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { ThemeTokens } from "#server/embed/theme-input.ts";

type Props = { first: EmbedSettings; brandColour: string | null; manages: boolean; svg: string };

/** How a tenant's frames look, changed and seen at once, in light and in dark. */
export function ThemePage({ first, brandColour, manages, svg }: Props) {
  const { settings, save, refill, isSaving } = useEmbedSettings(first);
  const saved = settings.theme;
  const [draft, setDraft] = useState(() => draftOf(saved));
  const tokens = manages ? tokensOf(draft) : saved;
  const warnings = themeWarnings(tokens, brandColour);
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[22rem_minmax(0,1fr)]">
      {manages ? (
        <Panel title="Tokens" lead="All other colours are derived from these, so that they can be read.">
          <Form {...{ saved, draft, setDraft, save, refill, isSaving, brandColour }} />
        </Panel>
      ) : (
        <p className="text-muted">This is how your frames look. To change it, ask an admin of your organisation.</p>
      )}
      <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-22">
        <Warnings warnings={warnings} />
        <div className="grid gap-4 md:grid-cols-2">
          {schemesOf(tokens).map((scheme) => (
            <ThemePreview key={scheme} tokens={tokens} brandColour={brandColour} scheme={scheme} svg={svg} />
          ))}
        </div>
      </div>
    </div>
  );
}

type FormProps = Pick<ReturnType<typeof useEmbedSettings>, "save" | "refill" | "isSaving"> & {
  saved: ThemeTokens;
  draft: ThemeDraft;
  setDraft: (draft: ThemeDraft) => void;
  brandColour: string | null;
};

function Form({ saved, draft, setDraft, save, refill, isSaving, brandColour }: FormProps) {
  const toast = useToast();
  const [failure, setFailure] = useState<Failure | null>(null);
  const tokens = tokensOf(draft);
  const changed = !sameTheme(tokens, saved);

  async function keep(wanted: ThemeTokens, undo: ThemeTokens, text: string) {
    setFailure(null);
    try {
      const { theme } = await save({ theme: wanted });
      setDraft(draftOf(theme));
      toast({ text, tone: "good", action: { label: "Undo", onPress: () => void keep(undo, wanted, "It is as it was.") } });
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  function discard() {
    refill();
    setFailure(null);
    setDraft(draftOf(saved));
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && isWhole(draft)) void keep(tokens, saved, "The theme is saved. Frames opened from now on have it.");
      }}
    >
      <ThemeFields draft={draft} brandColour={brandColour} onChange={setDraft} />
      <FailureNote failure={failure} />
      <div className="flex flex-wrap justify-end gap-2">
        {changed ? (
          <Button onPress={discard}>
            <Icon name="undo" />
            Discard
          </Button>
        ) : (
          !sameTheme(saved, PLAIN) && (
            <Button isDisabled={isSaving} onPress={() => void keep(PLAIN, saved, "Your frames look as Inlay's own.")}>
              Reset to Inlay's own
            </Button>
          )
        )}
        <Button type="submit" look="main" isPending={isSaving} isDisabled={!changed || !isWhole(draft)}>
          Save the theme
        </Button>
      </div>
    </form>
  );
}

function Warnings({ warnings }: { warnings: string[] }) {
  return (
    <div
      role="status"
      className={warnings.length > 0 ? "rounded-box bg-warn-tint px-4 py-3" : "flex items-center gap-2 text-muted"}
    >
      {warnings.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {warnings.map((warning) => (
            <li key={warning} className="flex items-start gap-2">
              <Icon name="warning" className="mt-0.5" />
              {warning}
            </li>
          ))}
        </ul>
      ) : (
        <>
          <Icon name="check" className="text-good" />
          Text has 4.5 : 1 and marks 3 : 1 on what they stand on, or more.
        </>
      )}
    </div>
  );
}
