"use client";
import { type FormEvent, useId, useState } from "react";
import { Dialog, DialogTrigger, Popover, Radio, RadioGroup } from "react-aria-components";
import { useNavigation } from "#components/controls/navigate.tsx";
import { periodName, thanName } from "#components/dashboards/words.ts";
import { addDays, addMonths } from "#components/format/days.ts";
import { Button } from "#components/ui/button.tsx";
import { PANEL } from "#components/ui/explain.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { PRESETS, type Preset } from "#components/url/dashboard-state.ts";
import { useWords } from "#components/words/use-words.tsx";
import type { DashboardHead } from "#server/dashboards/view.ts";

type Props = {
  head: Pick<DashboardHead, "period" | "comparison" | "newest" | "oldest">;
  /** What is shown when nothing is chosen. */
  standard: Preset;
};

const FIELD = "h-9 w-full rounded-box border border-field bg-surface px-2";

/** Chooses the period and what it is compared with. */
export function PeriodPicker({ head, standard }: Props) {
  const words = useWords();
  const { presets, period: texts } = words.shared;
  const { state, change } = useNavigation();
  const chosen = state.period ?? { preset: standard };
  const preset = "preset" in chosen ? chosen.preset : null;
  return (
    <DialogTrigger>
      <Button>
        <Icon name="calendar" className="text-muted" />
        <span>{preset ? presets[preset] : periodName(words, head)}</span>
        <span className="hidden text-muted md:inline">{texts.against(thanName(words, head))}</span>
        <Icon name="down" className="text-muted" />
      </Button>
      <Popover placement="bottom end" className={`${PANEL} w-80 max-w-[calc(100vw-2rem)]`}>
        <Dialog aria-label={texts.dialog} className="flex flex-col gap-4 p-4 outline-none">
          {({ close }) => (
            <>
              <RadioGroup
                aria-label={texts.label}
                value={preset ?? ""}
                onChange={(value) => {
                  change({ period: { preset: value as Preset } });
                  close();
                }}
                className="-mx-2 flex flex-col"
              >
                {PRESETS.map((one) => (
                  <Choice key={one} value={one} name={presets[one]} />
                ))}
              </RadioGroup>
              <CustomRange
                head={head}
                onChoose={(period) => {
                  change({ period });
                  close();
                }}
              />
              <RadioGroup
                aria-label={texts.comparedWith}
                value={state.comparison}
                onChange={(value) => {
                  change({ comparison: value === "year" ? "year" : "previous" });
                  close();
                }}
                className="-mx-2 flex flex-col border-t border-line pt-3"
              >
                <span className="px-2 pb-1 text-note text-muted">{texts.comparedWith}</span>
                <Choice value="previous" name={texts.before} />
                <Choice value="year" name={texts.yearBefore} />
              </RadioGroup>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Choice({ value, name }: { value: string; name: string }) {
  return (
    <Radio
      value={value}
      className="group flex cursor-pointer items-center gap-2 rounded-box px-2 py-1.5 hover:bg-sunken data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent"
    >
      {name}
      <Icon name="check" className="ms-auto text-accent opacity-0 group-data-[selected]:opacity-100" />
    </Radio>
  );
}

function CustomRange({ head, onChoose }: { head: Props["head"]; onChoose: (period: { from: string; to: string }) => void }) {
  const id = useId();
  const words = useWords().shared.period;
  const [wrong, setWrong] = useState<string | null>(null);
  const bounds = { min: head.oldest ?? undefined, max: head.newest ?? undefined };

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [from, last] = [String(form.get("from")), String(form.get("last"))];
    if (from === "" || last === "") return setWrong(words.choose);
    if (last < from) return setWrong(words.backwards);
    if (last > addMonths(from, 119)) return setWrong(words.tooLong);
    onChoose({ from, to: addDays(last, 1) });
  }

  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-2 gap-2 border-t border-line pt-3">
      <label htmlFor={`${id}-from`} className="text-note text-muted">
        {words.firstDay}
      </label>
      <label htmlFor={`${id}-last`} className="text-note text-muted">
        {words.lastDay}
      </label>
      <input id={`${id}-from`} name="from" type="date" defaultValue={head.period.from} {...bounds} className={FIELD} />
      <input id={`${id}-last`} name="last" type="date" defaultValue={addDays(head.period.to, -1)} {...bounds} className={FIELD} />
      {wrong && (
        <p role="alert" className="col-span-2 text-note text-bad">
          {wrong}
        </p>
      )}
      <Button type="submit" className="col-span-2">
        {words.show}
      </Button>
    </form>
  );
}
