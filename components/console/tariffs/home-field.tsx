"use client";
import { useId, useState } from "react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { ALL_HOMES } from "#components/console/tariffs/words.ts";
import { SubjectChoices } from "#components/controls/subject-chooser.tsx";
import { Button } from "#components/ui/button.tsx";
import { PANEL } from "#components/ui/explain.tsx";
import { LABEL } from "#components/ui/field-look.ts";
import { Icon } from "#components/ui/icon.tsx";

export type Home = { id: string; name: string };

type Props = {
  label: string;
  hint?: string;
  value: Home | null;
  onChange: (home: Home | null) => void;
  /** What null stands for; without it a home is to be chosen. */
  all?: boolean;
  error?: string | undefined;
};

/** Chooses a home of many by its name, or all of them. */
export function HomeField({ label, hint, value, onChange, all = false, error }: Props) {
  const id = useId();
  const [words] = useState(all ? ALL_HOMES : "Choose a home");
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span id={`${id}-label`} className={LABEL}>
        {label}
      </span>
      <DialogTrigger>
        <Button
          aria-labelledby={`${id}-label ${id}-value`}
          aria-describedby={`${id}-words`}
          className="max-w-full justify-between!"
        >
          <span id={`${id}-value`} className="truncate" dir="auto">
            {value?.name ?? words}
          </span>
          <Icon name="down" className="text-muted" />
        </Button>
        <Popover placement="bottom start" className={`${PANEL} w-80 max-w-[calc(100vw-2rem)]`}>
          <Dialog aria-label={label} className="outline-none">
            {({ close }) => (
              <SubjectChoices
                all={all ? ALL_HOMES : null}
                onChoose={(subject, name) => {
                  onChange(subject === null ? null : { id: subject, name });
                  close();
                }}
              />
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      <span id={`${id}-words`} className={error ? "text-note text-bad" : "text-note text-muted"}>
        {error ?? hint}
      </span>
    </div>
  );
}
