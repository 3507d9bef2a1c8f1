"use client";
import { useQuery } from "@tanstack/react-query";
import { useWatch } from "react-hook-form";
import { CategoryField } from "#components/console/rules/category-field.tsx";
import type { Draft, DraftRule, Side } from "#components/console/rules/draft.ts";
import { RuleMatches } from "#components/console/rules/rule-matches.tsx";
import { MATCHES } from "#components/console/rules/words.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { FormShell } from "#components/ui/form.tsx";
import { FormSelect, FormText } from "#components/ui/form-fields.tsx";
import { Modal } from "#components/ui/modal.tsx";
import { useZodForm } from "#components/ui/use-zod-form.ts";
import { CATEGORY_MATCHES, MERCHANT_MATCHES, RuleForm as RuleFields } from "#server/rules/rules-input.ts";

type Props = {
  side: Side;
  draft: Draft;
  /** The one that is edited or begun; null: no dialogue. */
  rule: DraftRule | null;
  onSave: (rule: DraftRule) => void;
  onClose: () => void;
};

/** A rule, to be written or changed. It goes into the draft, not into force. */
export function RuleDialog({ side, draft, rule, onSave, onClose }: Props) {
  const isNew = rule !== null && !draft[side].some(({ id }) => id === rule.id);
  return (
    <Modal
      title={isNew ? "New rule" : "Edit the rule"}
      isOpen={rule !== null}
      onOpenChange={(open) => open || onClose()}
      size="medium"
      urgent={false}
    >
      {() => rule && <RuleForm key={rule.id} {...{ side, draft, rule, onSave, onClose }} isNew={isNew} />}
    </Modal>
  );
}

function RuleForm({ side, draft, rule, isNew, onSave, onClose }: Props & { rule: DraftRule; isNew: boolean }) {
  const form = useZodForm(RuleFields, {
    defaultValues: { matchKind: rule.matchKind, matchValue: rule.matchValue, gives: rule.gives },
  });
  const known = useQuery(
    useTRPC().rules.categories.queryOptions(undefined, { enabled: side === "categories", staleTime: 60_000 }),
  );
  const [matchKind, matchValue] = useWatch({ control: form.control, name: ["matchKind", "matchValue"] });
  const kinds = side === "categories" ? CATEGORY_MATCHES : MERCHANT_MATCHES;
  return (
    <FormShell
      form={form}
      submit={isNew ? "Add to the draft" : "Change in the draft"}
      onCancel={onClose}
      onSubmit={async (values) => {
        onSave({ id: rule.id, ...values });
        onClose();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-[14rem_minmax(0,1fr)]">
        <FormSelect name="matchKind" label="When" options={kinds.map((value) => ({ value, label: MATCHES[value] }))} />
        <FormText name="matchValue" label="Text" autoFocus autoComplete="off" maxLength={200} />
      </div>
      {side === "categories" ? (
        <CategoryField
          name="gives"
          label="Then the category is"
          hint="One there is, or a new word of a-z, 0-9 and _, such as eating_out"
          known={known.data ?? []}
        />
      ) : (
        <FormText name="gives" label="Then the merchant is" autoComplete="off" maxLength={200} />
      )}
      <RuleMatches side={side} draft={draft} id={rule.id} matchKind={matchKind} matchValue={matchValue ?? ""} />
    </FormShell>
  );
}
