"use client";
import { useState } from "react";
import { MergeDialog } from "#components/dashboards/spending/merge-dialog.tsx";
import type { Series } from "#components/dashboards/spending/recurring-words.ts";
import { useChoices } from "#components/dashboards/use-choices.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Menu } from "#components/ui/menu.tsx";

/** What the viewer can say of a series. Each can be taken back. */
export function RecurringMenu({ series, others }: { series: Series; others: Series[] }) {
  const choices = useChoices();
  const [merging, setMerging] = useState(false);
  const say = (state: Series["choice"], told: string) =>
    choices.setRecurring({ key: series.key, state }, told, { key: series.key, state: series.choice });
  const mergeable = others.filter((one) => one.key !== series.key && one.direction === series.direction);
  const items = [
    series.choice === "confirmed"
      ? {
          id: "unconfirm",
          label: "Take the confirmation back",
          onAction: () => say(null, `${series.merchant} is not confirmed any more.`),
        }
      : { id: "confirm", label: "Yes, this is recurring", onAction: () => say("confirmed", `${series.merchant} is confirmed.`) },
    series.choice === "dismissed"
      ? { id: "restore", label: "Count it again", onAction: () => say(null, `${series.merchant} counts again.`) }
      : {
          id: "dismiss",
          label: "Not recurring: leave it out",
          onAction: () => say("dismissed", `${series.merchant} is left out.`),
        },
    ...(mergeable.length > 0 ? [{ id: "merge", label: "It is the same as…", onAction: () => setMerging(true) }] : []),
    ...series.merged.map((key) => ({
      id: `split ${key}`,
      label: "Take apart what was merged",
      onAction: () => choices.splitRecurring({ key }, `${series.merchant} is taken apart.`, { keys: [key], into: series.key }),
    })),
  ];
  return (
    <>
      <Menu
        label={`${series.merchant}: what it is`}
        items={items}
        trigger={
          <Button look="icon" aria-label={`${series.merchant}: what it is`}>
            <Icon name="more" />
          </Button>
        }
      />
      {merging && <MergeDialog series={series} others={mergeable} onClose={() => setMerging(false)} />}
    </>
  );
}
