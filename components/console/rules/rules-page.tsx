"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { RuleRun, RulesInForce, RuleVersion } from "#components/console/outputs.ts";
import { ApplyDraft } from "#components/console/rules/apply-draft.tsx";
import { type DraftRule, putRule, type Side, toRules } from "#components/console/rules/draft.ts";
import { DraftBar } from "#components/console/rules/draft-bar.tsx";
import { History } from "#components/console/rules/history.tsx";
import { PreviewPanel } from "#components/console/rules/preview-panel.tsx";
import { RuleDialog } from "#components/console/rules/rule-dialog.tsx";
import { RuleList } from "#components/console/rules/rule-list.tsx";
import { RunStatus } from "#components/console/rules/run-status.tsx";
import { useDraft } from "#components/console/rules/use-draft.ts";
import { usePreview } from "#components/console/rules/use-preview.ts";
import { SIDES } from "#components/console/rules/words.ts";
import { useTRPC } from "#components/data/trpc.ts";
import { Notice } from "#components/states/notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { LinkTabs } from "#components/ui/tabs.tsx";

const PATH = "/settings/rules";

type Props = {
  /** What the page was drawn from; versions only for the history. */
  first: { current: RulesInForce; run: RuleRun | null; versions: RuleVersion[] | null };
  tenantId: string;
  zone: string;
  tab: Side | "history";
  /** A rule that a link elsewhere begins. */
  begun: Omit<DraftRule, "id"> | null;
};

/** A tenant's rules of categories and merchants: worked on as a draft, previewed, applied, restored. */
export function RulesPage({ first, tenantId, zone, tab, begun }: Props) {
  const { data: current } = useQuery(useTRPC().rules.current.queryOptions(undefined, { initialData: first.current }));
  const state = useDraft(current, tenantId);
  const preview = usePreview();
  const router = useRouter();
  const side: Side = tab === "history" ? "categories" : tab;
  const [edited, setEdited] = useState<DraftRule | null>(begun && { id: crypto.randomUUID(), ...begun });
  const through = preview.state !== null && !preview.state.going && !preview.state.ended && preview.state.failure === null;
  const reach = through && preview.state ? new Map(preview.state.found.reach.map((one) => [one.rule, one])) : null;

  function change(rules: DraftRule[]) {
    preview.clear();
    state.set({ ...state.draft, [side]: rules });
  }
  const add = () =>
    setEdited({
      id: crypto.randomUUID(),
      matchKind: side === "categories" ? "merchant_is" : "raw_starts",
      matchValue: "",
      gives: "",
    });
  function closeDialog() {
    setEdited(null);
    // The link's rule is not begun again by a reload.
    if (begun) router.replace(side === "merchants" ? `${PATH}?of=merchants` : PATH, { scroll: false });
  }

  const addButton = (
    <Button look={state.changes ? "plain" : "main"} onPress={add}>
      Add a rule
    </Button>
  );
  return (
    <>
      <PageTitle
        title="Rules"
        lead="How payments get their categories, and merchants their names"
        actions={tab !== "history" && state.draft[side].length > 0 && addButton}
      />
      <LinkTabs
        label="Rules"
        tabs={[
          { href: PATH, name: SIDES.categories.name, count: state.draft.categories.length },
          { href: `${PATH}?of=merchants`, name: SIDES.merchants.name, count: state.draft.merchants.length },
          { href: `${PATH}?of=history`, name: "History" },
        ]}
      />
      <div className="flex flex-col gap-4">
        <RunStatus first={first.run} zone={zone} />
        <DraftBar
          state={state}
          current={current.version}
          onPreview={() => preview.start(toRules(state.draft))}
          onDiscard={() => {
            preview.clear();
            state.discard();
          }}
          apply={
            <ApplyDraft
              state={state}
              changed={through && preview.state?.stopped === null ? preview.state.found.changed : null}
              onApplied={() => {
                preview.clear();
                state.discard();
              }}
            />
          }
        />
        {tab === "history" ? (
          <History first={first.versions} current={current.version} zone={zone} hasDraft={state.changes !== null} />
        ) : (
          <>
            <p className="max-w-160 text-muted">{SIDES[side].about}</p>
            {state.draft[side].length === 0 ? (
              <Notice title={`No rule for ${side} yet`} actions={addButton}>
                <p>
                  {side === "categories"
                    ? "Payments get their category from their event, else from the merchant category code, else from their kind."
                    : "Merchants have the names that Inlay makes of the statements' texts."}
                </p>
              </Notice>
            ) : (
              <RuleList side={side} rules={state.draft[side]} reach={reach} onChange={change} onEdit={setEdited} />
            )}
          </>
        )}
        {preview.state && (
          <PreviewPanel preview={preview.state} onEnd={preview.end} onAgain={() => preview.start(toRules(state.draft))} />
        )}
      </div>
      <RuleDialog
        side={side}
        draft={state.draft}
        rule={edited}
        onSave={(rule) => change(putRule(state.draft[side], rule))}
        onClose={closeDialog}
      />
    </>
  );
}
