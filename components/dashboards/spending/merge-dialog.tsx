"use client";
import { useState } from "react";
import { DialogTrigger } from "react-aria-components";
import { type Series, whenWords } from "#components/dashboards/spending/recurring-words.ts";
import { useChoices } from "#components/dashboards/use-choices.ts";
import { Button } from "#components/ui/button.tsx";
import { RadioField } from "#components/ui/checks.tsx";
import { Modal } from "#components/ui/modal.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** Says that two series are one: a merchant that changed its name, or its amount by more than a rise. */
export function MergeDialog({ series, others, onClose }: { series: Series; others: Series[]; onClose: () => void }) {
  const words = useWords();
  const says = words.spending.recurring.merge;
  const choices = useChoices();
  const [into, setInto] = useState(others[0]!.key);
  const target = others.find((one) => one.key === into)!;
  return (
    <DialogTrigger isOpen onOpenChange={(open) => !open && onClose()}>
      <span hidden />
      <Modal title={says.title(series.merchant)}>
        {(close) => (
          <>
            <RadioField
              label={says.which}
              value={into}
              onChange={setInto}
              options={others.map((one) => ({ value: one.key, label: one.merchant, hint: whenWords(one, words) }))}
            />
            <div className="flex justify-end gap-2">
              <Button onPress={close}>{says.cancel}</Button>
              <Button
                look="main"
                onPress={() => {
                  choices.mergeRecurring({ keys: [series.key], into }, says.merged(series.merchant, target.merchant), {
                    key: series.key,
                  });
                  close();
                }}
              >
                {says.merge}
              </Button>
            </div>
          </>
        )}
      </Modal>
    </DialogTrigger>
  );
}
