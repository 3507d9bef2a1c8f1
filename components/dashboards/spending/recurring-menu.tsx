"use client";
import { useState } from "react";
import { MergeDialog } from "#components/dashboards/spending/merge-dialog.tsx";
import type { Series } from "#components/dashboards/spending/recurring-words.ts";
import { useChoices } from "#components/dashboards/use-choices.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** What the viewer can say of a series. Each can be taken back. */
export function RecurringMenu({ series, others }: { series: Series; others: Series[] }) {
  const says = useWords().spending.recurring.menu;
  const choices = useChoices();
  const [merging, setMerging] = useState(false);
  const { merchant } = series;
  const say = (state: Series["choice"], told: string) =>
    choices.setRecurring({ key: series.key, state }, told, { key: series.key, state: series.choice });
  const mergeable = others.filter((one) => one.key !== series.key && one.direction === series.direction);
  const items = [
    series.choice === "confirmed"
      ? { id: "unconfirm", label: says.unconfirm, onAction: () => say(null, says.unconfirmed(merchant)) }
      : { id: "confirm", label: says.confirm, onAction: () => say("confirmed", says.confirmed(merchant)) },
    series.choice === "dismissed"
      ? { id: "restore", label: says.restore, onAction: () => say(null, says.restored(merchant)) }
      : { id: "dismiss", label: says.dismiss, onAction: () => say("dismissed", says.dismissed(merchant)) },
    ...(mergeable.length > 0 ? [{ id: "merge", label: says.merge, onAction: () => setMerging(true) }] : []),
    ...series.merged.map((key) => ({
      id: `split ${key}`,
      label: says.split,
      onAction: () => choices.splitRecurring({ key }, says.splitTold(merchant), { keys: [key], into: series.key }),
    })),
  ];
  return (
    <>
      <Menu
        label={says.label(merchant)}
        items={items}
        trigger={
          <Button look="icon" aria-label={says.label(merchant)}>
            <Icon name="more" />
          </Button>
        }
      />
      {merging && <MergeDialog series={series} others={mergeable} onClose={() => setMerging(false)} />}
    </>
  );
}
