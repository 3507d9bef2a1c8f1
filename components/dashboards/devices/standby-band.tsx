"use client";
import { useState } from "react";
import { useChoices } from "#components/dashboards/use-choices.ts";
import { Button } from "#components/ui/button.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { useWords } from "#components/words/use-words.tsx";

/** Widest band that makes sense for a home, W. */
const WIDEST = 2_000;
const WATTS = { kind: "power" } as const;

/** Sets how far above what is always on still counts as standby. */
export function StandbyBand({ watts, isSet }: { watts: number; isSet: boolean }) {
  const words = useWords();
  const { standby } = words.devices;
  const choices = useChoices();
  const [wanted, setWanted] = useState<number | null>(watts);
  const before = isSet ? watts : null;
  return (
    <form
      className="mt-3 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== null && wanted !== watts) choices.setStandby(wanted, standby.toldSet(words.exact(wanted, WATTS)), before);
      }}
    >
      <NumberField
        label={standby.label}
        hint={<span className="sr-only">{standby.inWatts}</span>}
        value={wanted}
        onChange={setWanted}
        min={1}
        max={WIDEST}
        step={1}
        unit={words.scaleOf(WATTS, 1).name}
      />
      <Button type="submit" isDisabled={wanted === null || wanted === watts}>
        {standby.set}
      </Button>
      {isSet && (
        <Button look="quiet" onPress={() => choices.setStandby(null, standby.toldUsual, watts)}>
          {standby.usual}
        </Button>
      )}
    </form>
  );
}
