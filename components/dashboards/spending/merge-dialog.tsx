"use client";
import { useState } from "react";
import { DialogTrigger } from "react-aria-components";
import { type Series, whenWords } from "#components/dashboards/spending/recurring-words.ts";
import { useChoices } from "#components/dashboards/use-choices.ts";
import { Button } from "#components/ui/button.tsx";
import { RadioField } from "#components/ui/checks.tsx";
import { Modal } from "#components/ui/modal.tsx";

/** Says that two series are one: a merchant that changed its name, or its amount by more than a rise. */
export function MergeDialog({ series, others, onClose }: { series: Series; others: Series[]; onClose: () => void }) {
  const choices = useChoices();
  const [into, setInto] = useState(others[0]!.key);
  const target = others.find((one) => one.key === into);
  return (
    <DialogTrigger isOpen onOpenChange={(open) => !open && onClose()}>
      <span hidden />
      <Modal title={`${series.merchant} is the same as`}>
        {(close) => (
          <>
            <RadioField
              label="Which one"
              value={into}
              onChange={setInto}
              options={others.map((one) => ({ value: one.key, label: one.merchant, hint: whenWords(one) }))}
            />
            <div className="flex justify-end gap-2">
              <Button onPress={close}>Cancel</Button>
              <Button
                look="main"
                onPress={() => {
                  choices.mergeRecurring(
                    { keys: [series.key], into },
                    `${series.merchant} and ${target?.merchant ?? "the other"} are one.`,
                    { key: series.key },
                  );
                  close();
                }}
              >
                Make them one
              </Button>
            </div>
          </>
        )}
      </Modal>
    </DialogTrigger>
  );
}
