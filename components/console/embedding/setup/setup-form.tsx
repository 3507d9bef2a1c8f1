"use client";
import { z } from "zod";
import type { EmbedSettings } from "#components/console/embedding/outputs.ts";
import { OriginLines } from "#components/console/embedding/setup/origins.ts";
import type { useEmbedSettings } from "#components/console/embedding/use-settings.ts";
import { RIGHT_WORDS } from "#components/console/embedding/words.ts";
import { FormShell } from "#components/ui/form.tsx";
import { FormCheckGroup, FormSelect, FormText } from "#components/ui/form-fields.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { EMBED_RIGHTS } from "#server/embed/rights-input.ts";

/** What the choice of no language is called. */
export const NO_LOCALE = "none";
const Fields = z.object({ origins: OriginLines, rights: z.array(z.enum(EMBED_RIGHTS)), locale: z.string() });

const RIGHTS = EMBED_RIGHTS.map((right) => ({
  value: right,
  label: (
    <>
      {RIGHT_WORDS[right].name} <code className="font-mono text-note text-muted">{right}</code>
    </>
  ),
  hint: RIGHT_WORDS[right].meaning,
}));

type Props = Pick<ReturnType<typeof useEmbedSettings>, "save"> & { settings: EmbedSettings; locales: Locale[] };
export type Locale = { value: string; label: string };

const fieldsOf = ({ origins, rights, locale }: EmbedSettings) => ({
  ...{ origins: origins.join("\n"), rights, locale: locale ?? NO_LOCALE },
});

/** Who may frame dashboards, and what holds where a token does not say. */
export function SetupForm({ settings, save, locales }: Props) {
  const toast = useToast();
  const form = useZodForm(Fields, { defaultValues: fieldsOf(settings) });
  return (
    <FormShell
      form={form}
      submit="Save"
      onSubmit={async (wanted) => {
        const saved = await save({ ...wanted, locale: wanted.locale === NO_LOCALE ? null : wanted.locale });
        // What somebody else saved meanwhile is seen as well, and not undone by the next change.
        form.reset(fieldsOf(saved));
        toast({
          text:
            saved.origins.length === 0
              ? "Saved. No page may frame your dashboards."
              : "Saved. It holds for frames opened from now on.",
          tone: "good",
        });
      }}
    >
      <FormText
        name="origins"
        label="Pages that may frame your dashboards"
        multiline
        mono
        rows={5}
        placeholder="https://portal.bank.example"
        hint="One origin in a line: scheme, host and, if it has one, port. https://*.bank.example stands for every host below bank.example, not for bank.example itself. While nothing stands here, no page may frame them."
      />
      <FormCheckGroup
        name="rights"
        label="What viewers may, besides looking, where a token does not say"
        options={RIGHTS}
        hint="A token's own “can” goes before it, in both directions."
      />
      <FormSelect
        name="locale"
        label="Language, where neither token nor page says one"
        options={[{ value: NO_LOCALE, label: "English" }, ...locales]}
      />
    </FormShell>
  );
}
