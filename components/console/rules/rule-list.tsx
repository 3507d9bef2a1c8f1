"use client";
import { type DraftRule, moveRule, type Side } from "#components/console/rules/draft.ts";
import { idle } from "#components/console/rules/idle.ts";
import { MATCHES } from "#components/console/rules/words.ts";
import { plural, slugName } from "#components/dashboards/words.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Reach } from "#server/rules/preview-view.ts";

type Props = {
  side: Side;
  rules: DraftRule[];
  /** How far each reaches, once a preview is through; null: not known. */
  reach: ReadonlyMap<string, Reach> | null;
  onChange: (rules: DraftRule[]) => void;
  onEdit: (rule: DraftRule) => void;
};

/** Rules in their order, to be moved, edited and removed. */
export function RuleList({ side, rules, reach, onChange, onEdit }: Props) {
  return (
    <ol aria-label="Rules, the first that matches decides" className="overflow-clip rounded-box border border-line bg-surface">
      {rules.map((rule, index) => (
        <li
          key={rule.id}
          className="flex flex-wrap items-center gap-x-3 border-line px-3 py-1.5 not-first:border-t hover:bg-ground sm:flex-nowrap sm:px-4"
        >
          <div className="flex min-w-0 grow basis-full items-baseline sm:basis-0">
            <span className="w-7 shrink-0 text-note text-muted tabular">{index + 1}</span>
            <div className="flex min-w-0 flex-wrap items-baseline gap-x-2 wrap-anywhere">
              <span className="text-muted">{MATCHES[rule.matchKind]}</span>
              <span className="font-strong">{rule.matchValue}</span>
              <span className="inline-flex min-w-0 items-baseline gap-2">
                <span aria-hidden="true" className="text-muted rtl:-scale-x-100">
                  →
                </span>
                <span className="sr-only">gives</span>
                <span>{side === "categories" ? slugName(rule.gives) : rule.gives}</span>
              </span>
              {reach && <ReachNote reach={reach.get(rule.id)} />}
            </div>
          </div>
          <RuleActions rule={rule} rules={rules} onChange={onChange} onEdit={onEdit} />
        </li>
      ))}
    </ol>
  );
}

function ReachNote({ reach }: { reach: Reach | undefined }) {
  const why = idle(reach);
  return why ? (
    <span className="text-note text-bad">{why}</span>
  ) : (
    <span className="text-note text-muted tabular">{plural(reach?.payments ?? 0, "payment")}</span>
  );
}

function RuleActions({ rule, rules, onChange, onEdit }: { rule: DraftRule } & Pick<Props, "rules" | "onChange" | "onEdit">) {
  const name = `${MATCHES[rule.matchKind]} ${rule.matchValue}`;
  return (
    <div className="ms-auto flex shrink-0">
      <Button
        look="icon"
        aria-label={`Move up: ${name}`}
        isDisabled={rules[0] === rule}
        onPress={() => onChange(moveRule(rules, rule.id, -1))}
      >
        <Icon name="up" />
      </Button>
      <Button
        look="icon"
        aria-label={`Move down: ${name}`}
        isDisabled={rules.at(-1) === rule}
        onPress={() => onChange(moveRule(rules, rule.id, 1))}
      >
        <Icon name="fall" />
      </Button>
      <Button look="icon" aria-label={`Edit: ${name}`} onPress={() => onEdit(rule)}>
        <Icon name="pencil" />
      </Button>
      <Button look="icon" aria-label={`Remove: ${name}`} onPress={() => onChange(rules.filter(({ id }) => id !== rule.id))}>
        <Icon name="bin" />
      </Button>
    </div>
  );
}
