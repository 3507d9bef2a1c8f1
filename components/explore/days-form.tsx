"use client";
import { type FormEvent, useState } from "react";
import { addDays, type DayRange } from "#components/format/days.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";

/** The first and the last day of a period. */
export function DaysForm({ days, onChoose }: { days: DayRange; onChoose: (days: DayRange) => void }) {
  const [first, setFirst] = useState(days.from);
  const [last, setLast] = useState(addDays(days.to, -1));
  const [wrong, setWrong] = useState<string | undefined>();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (first === "" || last === "") return setWrong("Choose the first and the last day.");
    if (last < first) return setWrong("The last day lies before the first one.");
    onChoose({ from: first, to: addDays(last, 1) });
  }
  return (
    <form noValidate onSubmit={submit} className="col-span-full flex flex-wrap items-start gap-4">
      <TextField label="First day" type="date" value={first} onChange={setFirst} isRequired />
      <TextField label="Last day" type="date" value={last} onChange={setLast} isRequired error={wrong} />
      <Button type="submit" className="mt-5">
        Show these days
      </Button>
    </form>
  );
}
