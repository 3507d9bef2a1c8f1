"use client";
import type { Found } from "#components/console/rules/add-months.ts";
import { ChangeList } from "#components/console/rules/change-list.tsx";
import type { PreviewState } from "#components/console/rules/use-preview.ts";
import { CsvButton } from "#components/csv/csv-button.tsx";
import { plural } from "#components/dashboards/words.ts";
import { monthName } from "#components/format/days.ts";
import { count } from "#components/format/unit.ts";
import { FailureNote } from "#components/states/failure-note.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Change } from "#server/rules/preview-view.ts";

type Props = { preview: PreviewState; onEnd: () => void; onAgain: () => void };

/** What a draft would change in the past, growing while months are looked at. */
export function PreviewPanel({ preview, onEnd, onAgain }: Props) {
  const { found, going, stopped, ended, failure } = preview;
  const complete = !going && !ended && stopped === null && failure === null;
  return (
    <Panel title="What the draft would change" lead="Nothing is changed yet. Worked out by the same steps that process payments.">
      <div className="flex flex-col gap-6">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div aria-live="polite">
            <p className="text-head font-strong tracking-tight tabular">{plural(found.changed, "payment")}</p>
            <p className="text-muted">{lookedAt(found, going)}</p>
          </div>
          {going ? <Button onPress={onEnd}>Stop looking</Button> : !complete && <Button onPress={onAgain}>Look again</Button>}
        </div>
        {stopped && (
          <p className="text-warn">
            Months before {monthName(stopped)} hold too many payments to be looked at in time; they are not in these figures.
            Applying the draft covers them all the same.
          </p>
        )}
        {ended && <p className="text-muted">You stopped it: older months are not in these figures.</p>}
        <FailureNote failure={failure} />
        {complete && found.changed === 0 && <p>Past payments would stay as they are.</p>}
        <ChangeList
          title="Categories"
          kind="category"
          changes={found.categories}
          tools={<File of="categories" changes={found.categories} />}
        />
        <ChangeList
          title="Merchants"
          kind="merchant"
          changes={found.merchants}
          tools={<File of="merchants" changes={found.merchants} />}
        />
        {found.more > 0 && (
          <p className="text-note text-muted">And {count(found.more)} smaller changes, counted above and not listed.</p>
        )}
      </div>
    </Panel>
  );
}

function lookedAt({ newest, oldest, seen }: Found, going: boolean): string {
  if (newest === null || oldest === null) return going ? "Looking at the latest month…" : "There are no payments to look at.";
  const span = newest === oldest ? monthName(newest) : `${monthName(oldest)} to ${monthName(newest)}`;
  return `of ${count(seen)} would change, ${span}${going ? " so far…" : "."}`;
}

function File({ of, changes }: { of: string; changes: Change[] }) {
  return (
    <CsvButton
      label="Export CSV"
      name={`rules-preview-${of}`}
      make={() => ({
        header: ["from", "to", "payments", "currency", "amount_minor", "first", "last"],
        rows: changes.flatMap(({ from, to, payments, amounts, first, last }) =>
          amounts.map(({ currency, minor }) => [from, to, payments, currency, minor, first, last]),
        ),
      })}
    />
  );
}
